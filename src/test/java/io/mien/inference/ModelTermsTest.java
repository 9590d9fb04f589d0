package io.mien.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelTermsTest {
    private static final List<ModelCard> FOR_RESEARCH = List.of(StandIns.sequence(), forResearch());
    private static final List<ModelCard> FREE = List.of(StandIns.coder(), StandIns.sequence());

    @Test
    void oneModelForResearchKeepsAllOfThemOutUntilItIsAccepted() {
        assertThat(new ModelTerms(false).allow(FOR_RESEARCH)).isFalse();
        assertThat(new ModelTerms(true).allow(FOR_RESEARCH)).isTrue();
    }

    @Test
    void modelsForAnyUseAreAllowedAnywhere() {
        assertThat(new ModelTerms(false).allow(FREE)).isTrue();
    }

    private static ModelCard forResearch() {
        String json = new String(StandIns.cardOf("stand_in_coder"), StandardCharsets.UTF_8)
                .replace("\"commercial_use\": true", "\"commercial_use\": false");
        return ModelCard.parse(json.getBytes(StandardCharsets.UTF_8), "stand_in_coder");
    }
}
