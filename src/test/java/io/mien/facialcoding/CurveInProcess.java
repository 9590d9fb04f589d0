package io.mien.facialcoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mien.inference.onnx.PackagedModels;
import io.mien.recording.Recording;
import io.mien.tenancy.TestTenants;
import io.mien.trace.EmotionTrace;
import io.mien.trace.Engine;
import io.mien.trace.Measure;
import io.mien.trace.TraceSamples;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;

/** Reads a kept recording again with the models in this process, whatever read it for the application. */
@ApplicationScoped
public class CurveInProcess {
    private final TestTenants tenants;
    private final Pipeline pipeline;

    CurveInProcess(TestTenants tenants, Pipeline pipeline) {
        this.tenants = tenants;
        this.pipeline = pipeline;
    }

    /** Every stored measure of the exposure lies within a thousandth of what this process reads. */
    public void isTheStoredOne(UUID tenant, UUID exposure) throws IOException {
        TraceSamples stored = tenants.as(tenant, () -> stored(exposure));
        TraceSamples expected = read(tenant, exposure);
        for (Measure measure : Measure.values()) {
            same(stored.of(measure), expected.of(measure), measure.name());
        }
        assertThat(Arrays.stream(expected.of(Measure.HAPPY)).anyMatch(value -> value > 0.7))
                .as("the face smiles")
                .isTrue();
    }

    private static TraceSamples stored(UUID exposure) {
        return EmotionTrace.<EmotionTrace>find("exposureId = ?1 and engine = ?2", exposure, Engine.FRAME)
                .singleResult()
                .perTenth();
    }

    private TraceSamples read(UUID tenant, UUID exposure) throws IOException {
        CodingOrder order = tenants.as(
                tenant, () -> CodingOrder.of(Recording.ofExposure(exposure).orElseThrow()));
        return pipeline.read(order, PackagedModels.models(), stage -> {})
                .get(0)
                .traces()
                .perTenth();
    }

    private static void same(double[] curve, double[] expected, String name) {
        assertThat(curve).as(name).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            if (Double.isNaN(expected[i])) {
                assertThat(curve[i]).as("%s at %d", name, i).isNaN();
            } else {
                assertThat(curve[i]).as("%s at %d", name, i).isCloseTo(expected[i], within(1e-3));
            }
        }
    }
}
