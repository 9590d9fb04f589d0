package io.mien.inference;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.platform.RefusedStart;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelTermsTest {
    private static final URI PRODUCTION = URI.create("https://mien.example.org");
    private static final URI LOCAL = URI.create("http://localhost:8080");
    private static final List<ModelCard> FOR_RESEARCH = List.of(StandIns.sequence(), forResearch());

    @Test
    void aModelForResearchOnlyStopsAProductionStartAndNamesTheWaysOut() {
        assertThatThrownBy(() -> ModelTerms.check(FOR_RESEARCH, PRODUCTION, false))
                .isInstanceOf(RefusedStart.class)
                .hasMessageContaining("stand_in_coder")
                .hasMessageContaining("none: random weights")
                .hasMessageContaining("mien.inference.facial-coder")
                .hasMessageContaining("mien.inference.accept-non-commercial=true");
    }

    @Test
    void itStartsOnceAcceptedOrOnThisMachine() {
        assertThatCode(() -> ModelTerms.check(FOR_RESEARCH, PRODUCTION, true)).doesNotThrowAnyException();
        assertThatCode(() -> ModelTerms.check(FOR_RESEARCH, LOCAL, false)).doesNotThrowAnyException();
    }

    @Test
    void modelsForAnyUseStartAnywhere() {
        List<ModelCard> free = List.of(StandIns.coder(), StandIns.sequence());
        assertThatCode(() -> ModelTerms.check(free, PRODUCTION, false)).doesNotThrowAnyException();
    }

    private static ModelCard forResearch() {
        String json = new String(StandIns.cardOf("stand_in_coder"), StandardCharsets.UTF_8)
                .replace("\"commercial_use\": true", "\"commercial_use\": false");
        return ModelCard.parse(json.getBytes(StandardCharsets.UTF_8), "stand_in_coder");
    }
}
