package io.mien.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.fieldwork.Agency;
import io.mien.platform.Digest;
import io.mien.platform.MienConfig;
import io.mien.platform.ObjectStore;
import io.mien.privacy.Actor;
import io.mien.privacy.Erasure;
import io.mien.privacy.ErasureLedger;
import io.mien.privacy.Erasures;
import io.mien.privacy.Subject;
import io.mien.recording.Upload;
import io.mien.visit.Respondent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the ledger outside the database names is gone after a start, whatever the database says. */
@QuarkusTest
class LedgerReplayTest {
    @Inject
    Agency agency;

    @Inject
    Agency other;

    @Inject
    ErasureLedger ledger;

    @Inject
    Erasures erasures;

    @Inject
    LedgerReplay replay;

    @Inject
    ObjectStore store;

    @Inject
    MienConfig mien;

    private Respondent respondent;
    private Upload upload;
    private UUID visit;

    @BeforeEach
    void recorded() {
        respondent = Respondent.watching(agency.withAds(1));
        upload = new Upload(respondent, respondent.play(0)).created();
        upload.send(Upload.video(1000));
        respondent.log(upload.exposure);
        upload.complete().then().statusCode(204);
        visit = agency.visits().get(0).id;
    }

    @Test
    void aWithdrawalIsInTheLedgerAsADigestBeforeItIsAnswered() throws IOException {
        // When
        respondent.request().post("/visit/withdrawal").then().statusCode(200);

        // Then
        assertThat(ledger.all()).contains(digest(visit));
        Path file = mien.home().resolve("ledger").resolve("erasures");
        assertThat(Files.readString(file)).doesNotContain(visit.toString(), agency.tenant.toString());
        assertThat(Files.readAllLines(file)).allMatch(line -> line.matches("([0-9a-f]{64})?"));
    }

    @Test
    void whatARestoredDatabaseBroughtBackIsErasedAgainWithItsVideo() throws IOException {
        // Given
        Respondent foreign = Respondent.watching(other.withAds(1));
        ledger.enterAll(List.of(digest(visit), digest(UUID.randomUUID())));
        String stored = upload.recording().storageKey;
        assertThat(store.exists(stored)).isTrue();

        // When
        replay.replay();

        // Then
        assertThat(agency.visits()).isEmpty();
        assertThat(store.exists(stored)).isFalse();
        assertThat(other.visits()).hasSize(1);
        foreign.show().then().statusCode(200);
        assertThat(agency.as(() -> Erasure.<Erasure>listAll())).singleElement().satisfies(erasure -> {
            assertThat(erasure.requestedBy).isEqualTo("start-up");
            assertThat(erasure.certificate).isNotNull();
        });
        assertThat(replay.replay()).isZero();
    }

    @Test
    void anErasureThatDiedBeforeItsCommitIsFinishedByTheNextStart() throws IOException {
        // Given
        Erasure.Request request =
                new Erasure.Request(new Subject.Visit(visit), Actor.Respondent.inVisit(visit), null, "Example Foods");

        // When
        assertThatThrownBy(() -> agency.as(() -> {
                    erasures.begin(request);
                    throw new IllegalStateException("the process died");
                }))
                .hasMessage("the process died");
        assertThat(agency.visits()).hasSize(1);
        replay.replay();

        // Then
        assertThat(agency.visits()).isEmpty();
    }

    @Test
    void whatWasErasedBeforeThereWasALedgerIsEnteredAtTheStart() throws IOException {
        // Given
        respondent.request().post("/visit/withdrawal").then().statusCode(200);
        Files.delete(mien.home().resolve("ledger").resolve("erasures"));
        assertThat(ledger.all()).isEmpty();

        // When
        replay.replay();

        // Then
        assertThat(ledger.all()).contains(digest(visit));
    }

    /** The form in which ledgers are kept: it never changes. */
    private static String digest(UUID visit) {
        return HexFormat.of().formatHex(Digest.of("erased visit " + visit));
    }
}
