package io.mien.facialcoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.inference.triton.TritonModels;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The labelled clips through a real Triton. */
@EnabledIfEnvironmentVariable(
        named = "TRITON_URL",
        matches = "grpcs?://.+",
        disabledReason = "TRITON_URL names no Triton; inference/triton starts one")
class LabelledClipsOnTritonTest {
    @TempDir
    Path folder;

    @Test
    void everyEngineReadsWhatAPersonSees() throws IOException {
        try (TritonModels triton = TritonModels.atUrl()) {
            // When
            LabelledClips clips = LabelledClips.read(triton.models(), folder);

            // Then
            clips.keep("through triton");
            assertThat(clips.faults()).as(clips.table("through triton")).isEmpty();
        }
    }
}
