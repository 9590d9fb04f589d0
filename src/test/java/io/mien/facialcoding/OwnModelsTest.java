package io.mien.facialcoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.fieldwork.Agency;
import io.mien.inference.StandIns;
import io.mien.platform.ObjectStore;
import io.mien.platform.Problem;
import io.mien.privacy.Actor;
import io.mien.privacy.AuditEntry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model of one's own is kept once it passed, behind both walls. */
@QuarkusTest
class OwnModelsTest {
    @Inject
    KeptVisits visits;

    @Inject
    Agency other;

    @Inject
    OwnModels models;

    @Inject
    OwnModelIntake intake;

    @Inject
    ObjectStore store;

    @TempDir
    Path folder;

    @BeforeEach
    void twoAgencies() {
        visits.open();
        other.withAds(1);
    }

    @Test
    void whatPassedIsStoredUnderItsTenantAndAudited() throws IOException {
        // When
        UUID model = visits.bringStandIn();

        // Then
        OwnModel kept = visits.agency.as(() -> OwnModel.required(model));
        assertThat(kept.storageKey).startsWith(visits.agency.tenant + "/models/");
        assertThat(store.size(kept.storageKey)).isEqualTo(kept.sizeBytes);
        assertThat(visits.agency.as(() -> AuditEntry.latest(1).get(0).detail))
                .startsWith("own model stand_in_coder@1:")
                .endsWith("brought");
    }

    @Test
    void anotherTenantNeitherSeesNorUsesNorRemovesIt() {
        // Given
        UUID model = visits.bringStandIn();

        // When / Then
        assertThat(other.as(models::all)).isEmpty();
        other.asTenant(() -> {
            assertThatThrownBy(() -> models.choose(other.campaign, model, new Actor.Member("eve")))
                    .isInstanceOf(Problem.class);
            assertThatThrownBy(() -> models.choose(visits.agency.campaign, model, new Actor.Member("eve")))
                    .isInstanceOf(Problem.class);
            assertThatThrownBy(() -> models.remove(model, new Actor.Member("eve")))
                    .isInstanceOf(Problem.class);
        });
        assertThat(visits.agency.as(models::all)).hasSize(1);
        assertThat(other.as(() -> models.chosen(other.campaign))).isEmpty();
    }

    @Test
    void theDatabaseAloneKeepsTenantsApart() {
        // Given the choice of the first agency, looked for without the ORM's filter
        UUID model = visits.bringStandIn();
        visits.agency.asTenant(() -> models.choose(visits.agency.campaign, model, new Actor.Member("dana")));

        // When / Then
        for (String table : new String[] {"own_model", "campaign_model"}) {
            assertThat(other.as(() -> OwnModel.getEntityManager()
                            .createNativeQuery("select count(*) from " + table, Long.class)
                            .getSingleResult()))
                    .isEqualTo(0L);
        }
    }

    @Test
    void aModelInUseStaysUntilAnotherIsChosen() {
        // Given
        UUID model = visits.bringStandIn();
        visits.agency.asTenant(() -> models.choose(visits.agency.campaign, model, new Actor.Member("dana")));

        // When / Then
        visits.agency.asTenant(() -> {
            assertThatThrownBy(() -> models.remove(model, new Actor.Member("dana")))
                    .hasMessageContaining("reads 1 campaign");
            models.choose(visits.agency.campaign, null, new Actor.Member("dana"));
            models.remove(model, new Actor.Member("dana"));
        });
        assertThat(visits.agency.as(models::all)).isEmpty();
    }

    @Test
    void theSameVersionTwiceIsRefusedWithTheWayOut() {
        // Given
        visits.bringStandIn();

        // When / Then
        assertThatThrownBy(visits::bringStandIn)
                .isInstanceOf(OwnModelRefused.class)
                .hasMessageContaining("Give the card another version");
    }

    @Test
    void whatDoesNotPassIsNotKeptAndEverythingWrongIsTold() throws IOException {
        // Given
        Path card = Files.write(folder.resolve("model.json"), StandIns.cardOf("stand_in_coder"));
        Path empty = Files.createFile(folder.resolve("empty.onnx"));
        Path text = Files.writeString(folder.resolve("text.onnx"), "not a network");

        // When / Then
        visits.agency.asTenant(() -> {
            assertThatThrownBy(() -> intake.bring(card, empty, new Actor.Member("ada")))
                    .hasMessageContaining("The model file is empty.");
            assertThatThrownBy(() -> intake.bring(text, empty, new Actor.Member("ada")))
                    .hasMessageContaining("cannot be read");
            assertThatThrownBy(() -> intake.bring(card, text, new Actor.Member("ada")))
                    .isInstanceOf(OwnModelRefused.class)
                    .hasMessageContaining("is not the one its card describes");
        });
        assertThat(visits.agency.as(models::all)).isEmpty();
    }
}
