package io.mien.inference.triton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.mien.inference.BadModel;
import io.mien.inference.Model;
import io.mien.inference.ModelCard;
import io.mien.inference.ModelRefused;
import io.mien.inference.ModelUnavailable;
import io.mien.inference.StandIns;
import io.mien.inference.Tensor;
import io.mien.platform.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the adapter does with a server that fails. */
class TritonBackendTest {
    private static final ModelCard CODER = StandIns.coder();

    private final ProtocolServer server = new ProtocolServer(0, List.of(CODER));
    private final SettableClock clock = new SettableClock();
    private TritonBackend backend;

    @BeforeEach
    void serve() {
        server.start();
        backend = new TritonBackend(Settings.of(server.url()), clock);
    }

    @AfterEach
    void end() {
        backend.close();
        server.close();
    }

    @Test
    void unavailableForAMomentIsTriedAgain() {
        // Given
        Model model = backend.open(CODER);
        server.failNext(2, Status.UNAVAILABLE);

        // When
        Map<String, Tensor.Floats> outputs = read(model);

        // Then
        assertThat(outputs).containsOnlyKeys("logits");
        assertThat(server.asked()).isEqualTo(3);
    }

    @Test
    void refusedIsNotTriedAgain() {
        // Given
        Model model = backend.open(CODER);
        server.failNext(1, Status.INVALID_ARGUMENT);

        // When / Then
        assertThatThrownBy(() -> read(model)).isInstanceOf(ModelRefused.class);
        assertThat(server.asked()).isOne();
    }

    @Test
    void lateAnswerIsNotWaitedFor() {
        // Given
        Settings hurried = new Settings(Optional.of(server.url()), Duration.ofMillis(300));
        TritonBackend impatient = new TritonBackend(hurried, clock);
        Model model = impatient.open(CODER);
        server.answerAfter(Duration.ofSeconds(20));

        // When / Then
        assertThatThrownBy(() -> read(model))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessageContaining("DEADLINE_EXCEEDED");
        impatient.close();
    }

    @Test
    void serverThatKeepsFailingIsLeftAloneForAPause() {
        // Given
        Model model = backend.open(CODER);
        server.failNext(100, Status.UNAVAILABLE);
        failUntilLeftAlone(model);
        int asked = server.asked();

        // When
        assertThatThrownBy(() -> read(model))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessageContaining("not asked");

        // Then
        assertThat(server.asked()).isEqualTo(asked).isLessThan(12);
    }

    @Test
    void afterThePauseOneLooksWhetherItIsBack() {
        // Given
        Model model = backend.open(CODER);
        server.failNext(5, Status.UNAVAILABLE);
        failUntilLeftAlone(model);

        // When
        clock.advance(Settings.PAUSE);

        // Then
        assertThat(read(model)).containsOnlyKeys("logits");
    }

    @Test
    void serverThatIsAwayStopsNoStart() {
        // Given
        server.kill();

        // When
        Model model = backend.open(CODER);

        // Then
        assertThatThrownBy(() -> read(model)).isInstanceOf(ModelUnavailable.class);
        server.start();
        clock.advance(Settings.PAUSE);
        assertThat(read(model)).containsOnlyKeys("logits");
    }

    @Test
    void modelThatCameBackAsAnotherGetsNoPicture() {
        // Given
        Model model = backend.open(CODER);
        read(model);
        server.kill();
        assertThatThrownBy(() -> read(model)).isInstanceOf(ModelUnavailable.class);
        server.serveAs(CODER.name(), "sha256:" + "1".repeat(64));
        server.start();
        clock.advance(Settings.PAUSE);
        int asked = server.asked();

        // When / Then
        assertThatThrownBy(() -> read(model)).isInstanceOf(BadModel.class).hasMessageContaining("sha256:1111");
        assertThat(server.asked()).isEqualTo(asked);
    }

    @Test
    void versionIsToldOnceTheServerIsMet() {
        // Given
        server.kill();
        Model model = backend.open(CODER);
        assertThat(model.runtime()).isEqualTo("triton");

        // When
        server.start();
        clock.advance(Settings.PAUSE);
        read(model);

        // Then
        assertThat(model.runtime()).isEqualTo("triton 2.51.0");
    }

    @Test
    void serverThatTellsNoVersionIsUsedAllTheSame() {
        // Given
        server.withholdVersion();

        // When
        Model model = backend.open(CODER);

        // Then
        assertThat(read(model)).containsOnlyKeys("logits");
        assertThat(model.runtime()).isEqualTo("triton");
    }

    @Test
    void modelThatIsNotReadyGetsNoPicture() {
        // Given
        server.ready(false);

        // When
        Model model = backend.open(CODER);

        // Then
        assertThatThrownBy(() -> read(model))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessageContaining("not ready");
        assertThat(server.asked()).isZero();
    }

    @Test
    void modelWithoutADigestIsRefused() {
        // Given
        server.serveAs(CODER.name(), "");

        // When / Then
        assertThatThrownBy(() -> backend.open(CODER))
                .isInstanceOf(BadModel.class)
                .hasMessageContaining("digest \"\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"triton:8001", "http://triton:8001", "grpc://triton", "grpc:///8001"})
    void addressInAnotherFormIsNamed(String url) {
        // Given
        TritonBackend elsewhere = new TritonBackend(Settings.of(URI.create(url)), clock);

        // When / Then
        assertThatThrownBy(() -> elsewhere.open(CODER))
                .isInstanceOf(BadModel.class)
                .hasMessageContaining("mien.inference.triton.url");
    }

    @Test
    void missingAddressIsNamed() {
        // Given
        TritonBackend nowhere = new TritonBackend(new Settings(Optional.empty(), Duration.ofSeconds(1)), clock);

        // When / Then
        assertThatThrownBy(() -> nowhere.open(CODER))
                .isInstanceOf(BadModel.class)
                .hasMessageContaining("mien.inference.triton.url");
        assertThatCode(nowhere::close).doesNotThrowAnyException();
    }

    private static void failUntilLeftAlone(Model model) {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> read(model)).isInstanceOf(ModelUnavailable.class);
        }
    }

    private static Map<String, Tensor.Floats> read(Model model) {
        return model.run(CODER.input().pictures(new byte[CODER.input().bytes()], 1), Set.of("logits"));
    }
}
