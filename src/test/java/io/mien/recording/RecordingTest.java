package io.mien.recording;

import static io.mien.recording.RecordingState.ABANDONED;
import static io.mien.recording.RecordingState.CODED;
import static io.mien.recording.RecordingState.CODING;
import static io.mien.recording.RecordingState.PARKED;
import static io.mien.recording.RecordingState.RECEIVED;
import static io.mien.recording.RecordingState.UPLOADING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every verb from every state: allowed, or refused with nothing changed. */
class RecordingTest {
    private static final Instant CREATED = Instant.parse("2026-11-24T10:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-24T11:00:00Z");

    /** A verb and where it leads from each state that allows it. */
    private enum Verb {
        RECEIVE(
                recording -> recording.receive(new SliceList.Digests(new byte[] {1}, new byte[] {2}), NOW),
                Map.of(UPLOADING, RECEIVED)),
        RECEIVE_IMPORT(recording -> recording.receiveImport(NOW), Map.of(UPLOADING, RECEIVED)),
        ABANDON(Recording::abandon, Map.of(UPLOADING, ABANDONED)),
        BEGIN_CODING(Recording::beginCoding, Map.of(RECEIVED, CODING, CODING, CODING)),
        FINISH_CODING(recording -> recording.finishCoding(NOW), Map.of(CODING, CODED)),
        PUT_BACK(Recording::putBack, Map.of(CODING, RECEIVED)),
        PARK(recording -> recording.park("no video file"), Map.of(RECEIVED, PARKED, CODING, PARKED)),
        RETRY(Recording::retry, Map.of(PARKED, RECEIVED));

        private final Consumer<Recording> call;
        private final Map<RecordingState, RecordingState> leads;

        Verb(Consumer<Recording> call, Map<RecordingState, RecordingState> leads) {
            this.call = call;
            this.leads = leads;
        }

        Stream<Map.Entry<RecordingState, RecordingState>> moves() {
            return leads.entrySet().stream().filter(move -> move.getKey() != move.getValue());
        }
    }

    static Stream<Arguments> allowed() {
        return Arrays.stream(Verb.values()).flatMap(verb -> verb.leads.entrySet().stream()
                .map(move -> Arguments.of(verb, move.getKey(), move.getValue())));
    }

    static Stream<Arguments> refused() {
        return Arrays.stream(Verb.values()).flatMap(verb -> Arrays.stream(RecordingState.values())
                .filter(state -> !verb.leads.containsKey(state))
                .map(state -> Arguments.of(verb, state)));
    }

    @ParameterizedTest
    @MethodSource("allowed")
    void verbLeadsToItsState(Verb verb, RecordingState from, RecordingState to) {
        // Given
        Recording recording = in(from);

        // When
        verb.call.accept(recording);

        // Then
        assertThat(recording.state).isEqualTo(to);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusedVerbChangesNothing(Verb verb, RecordingState from) {
        // Given
        Recording recording = in(from);
        Recording before = in(from);

        // When / Then
        assertThatThrownBy(() -> verb.call.accept(recording))
                .isInstanceOfSatisfying(RecordingRefused.class, refused -> assertThat(refused.getMessage())
                        .startsWith(verb == Verb.RETRY ? "This recording is not parked" : "A recording that is "));
        assertThat(recording)
                .usingRecursiveComparison(RecursiveComparisonConfiguration.builder()
                        .withIgnoredFields("id")
                        .build())
                .isEqualTo(before);
    }

    @Test
    void eachMoveThatAStateAllowsHasAVerbAndNoVerbDoesMore() {
        // Given
        Set<String> allowed = new HashSet<>();
        for (RecordingState from : RecordingState.values()) {
            Arrays.stream(RecordingState.values())
                    .filter(from::canTransitionTo)
                    .forEach(to -> allowed.add(from + " -> " + to));
        }

        // When
        Set<String> moves = Arrays.stream(Verb.values())
                .flatMap(Verb::moves)
                .map(move -> move.getKey() + " -> " + move.getValue())
                .collect(Collectors.toSet());

        // Then
        assertThat(moves).isEqualTo(allowed).hasSize(8);
    }

    @Test
    void retryForgetsTheReasonAndNeedsTheVideo() {
        // Given
        Recording recording = in(CODING);
        recording.park("no video file");
        Recording gone = in(PARKED);
        gone.forgetVideo(NOW);

        // When
        recording.retry();

        // Then
        assertThat(recording.parkedReason).isNull();
        assertThatThrownBy(gone::retry)
                .isInstanceOf(RecordingRefused.class)
                .hasMessage("The video is deleted, so it cannot be read again.");
        assertThat(gone.state).isEqualTo(PARKED);
    }

    @Test
    void copyIsOfferedUntilTheVideoIsGone() {
        // Given
        Recording recording = in(CODED);

        // When
        recording.offerForPlaying("video/webm");
        recording.forgetVideo(CREATED);
        recording.forgetVideo(NOW);

        // Then
        assertThat(recording.playableType).isNull();
        assertThat(recording.videoDeletedAt).isEqualTo(CREATED);
        assertThatThrownBy(() -> recording.offerForPlaying("video/webm")).isInstanceOf(RecordingRefused.class);
        assertThat(recording.playableType).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void awaitsCodingIsTrueWhereCodingMayBegin(RecordingState state) {
        assertThat(in(state).awaitsCoding()).isEqualTo(Verb.BEGIN_CODING.leads.containsKey(state));
    }

    private static Recording in(RecordingState state) {
        Recording recording = new Recording();
        recording.contentType = "video/webm";
        recording.state = state;
        recording.acknowledgedBytes = 7;
        recording.createdAt = CREATED;
        recording.expiresAt = CREATED;
        return recording;
    }
}
