package io.mien.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mien.browser.NodeProgram;
import io.mien.fieldwork.Agency;
import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Exposure;
import io.mien.fieldwork.FineCameras;
import io.mien.fieldwork.RespondentSession;
import io.mien.platform.MienConfig;
import io.mien.platform.ObjectStore;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Entrants whose tab or network is killed at random moments, some of whom come back by the same link and some of whom never
 * do: each ends in exactly one disposition, and nothing is missing without a reason. {@code infra/kills} does it with a
 * thousand kills.
 */
@QuarkusTest
@TestProfile(WebOnly.class)
class KilledEntrantsTest {
    private static final int KILLS = Integer.getInteger("mien.kills", 200);
    private static final int SEED = Integer.getInteger("mien.kills.seed", 1);
    private static final int AT_ONCE = 8;

    @Inject
    Agency agency;

    @Inject
    MienConfig config;

    @Inject
    ObjectStore store;

    @Inject
    Sweep sweep;

    @TestHTTPResource("/")
    URI origin;

    @Test
    @Timeout(1_800)
    void everyEntrantEndsInExactlyOneDisposition() {
        // Given
        agency.withAds(2);

        // When
        List<JsonNode> entrants = FineCameras.during(agency, this::entrants);
        Map<Disposition, Long> before = dispositions();
        agency.asTenant(() -> sweep.everythingDue(agency.sessions()));

        // Then
        long kills = entrants.stream()
                .mapToLong(each -> each.path("deaths").asLong())
                .sum();
        System.out.printf(
                "%nseed %d: %d entrants, %d kills; ended by themselves %s, after the sweep %s%n",
                SEED, entrants.size(), kills, before, dispositions());
        assertThat(kills).isGreaterThanOrEqualTo(KILLS);
        assertThat(entrants).noneMatch(each -> each.has("failure"));
        assertThat(agency.sessions()).allSatisfy(this::isWhole);
        assertThat(spoolOf(agency)).isEmpty();
        assertThat(finishedByThemselves(entrants)).isLessThanOrEqualTo(ended(before));
    }

    private List<JsonNode> entrants() {
        List<JsonNode> ended = new ArrayList<>();
        long kills = 0;
        int begun = 0;
        try (NodeProgram browsers = NodeProgram.start("kills")) {
            while (kills < KILLS || ended.size() < begun) {
                while (kills < KILLS && begun < ended.size() + AT_ONCE) {
                    browsers.order(Map.of(
                            "origin",
                            origin.toString(),
                            "link",
                            "/i/" + agency.open(),
                            "seed",
                            SEED * 100_000 + begun++));
                }
                JsonNode outcome = browsers.outcome();
                kills += outcome.path("deaths").asLong();
                ended.add(outcome);
            }
        }
        return ended;
    }

    /** One end, a reason for every ad that was not recorded, and a video for every one that was. */
    private void isWhole(RespondentSession session) {
        assertThat(session.disposition).isNotNull();
        assertThat(session.finishedAt).isNotNull();
        List<Exposure> exposures = agency.as(() -> Exposure.ofSession(session.id));
        List<Recording> recordings = agency.as(() -> Recording.ofSession(session.id));
        assertThat(exposures).hasSize(session.consentedAt == null ? 0 : 2);
        exposures.forEach(exposure -> isAccountedFor(session, exposure, recordings));
        boolean watched = exposures.stream().anyMatch(exposure -> exposure.state == Exposure.State.RECORDED)
                && exposures.stream().noneMatch(exposure -> "timed-out".equals(exposure.invalidReason));
        assertThat(session.disposition == Disposition.COMPLETE).isEqualTo(watched);
    }

    private void isAccountedFor(RespondentSession session, Exposure exposure, List<Recording> recordings) {
        List<Recording> own = recordings.stream()
                .filter(recording -> recording.exposureId.equals(exposure.id))
                .toList();
        if (exposure.state == Exposure.State.RECORDED) {
            assertThat(own).singleElement().satisfies(recording -> {
                assertThat(recording.state).isEqualTo(RecordingState.RECEIVED);
                assertThat(store.size(recording.storageKey)).isEqualTo(recording.lengthBytes);
            });
            return;
        }
        if (session.disposition != Disposition.DECLINED) {
            assertThat(exposure.state).isEqualTo(Exposure.State.INVALID);
            assertThat(exposure.invalidReason).isNotBlank();
        }
        assertThat(own).allSatisfy(recording -> {
            assertThat(recording.state).isEqualTo(RecordingState.ABANDONED);
            assertThat(store.exists(recording.storageKey)).isFalse();
        });
    }

    private Map<Disposition, Long> dispositions() {
        return agency.sessions().stream()
                .filter(RespondentSession::isOver)
                .collect(Collectors.groupingBy(session -> session.disposition, TreeMap::new, Collectors.counting()));
    }

    private static long ended(Map<Disposition, Long> dispositions) {
        return dispositions.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long finishedByThemselves(List<JsonNode> entrants) {
        return entrants.stream()
                .filter(each -> each.path("finished").asBoolean())
                .count();
    }

    private List<Path> spoolOf(Agency of) {
        Path spool = config.home().toAbsolutePath().resolve("uploads").resolve(of.tenant.toString());
        if (!Files.exists(spool)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(spool)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
