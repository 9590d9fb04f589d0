package io.mien.export;

import io.mien.campaign.ValidPeople;
import io.mien.trace.Measure;
import io.mien.trace.Thresholds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** A script that works out the curves again from the rows of single people: it gets its thresholds from where they live. */
final class ReproduceScript {
    static final String FILE = "reproduce.py";

    private static final int SCALE = 10_000;

    private ReproduceScript() {}

    static String text() throws IOException {
        Thresholds.Expressing rule = Thresholds.defaults().expressing();
        return template()
                .replace("{{ABOVE}}", Long.toString(Math.round(rule.above() * SCALE)))
                .replace("{{LEVEL}}", Long.toString(Math.round(rule.level() * SCALE)))
                .replace("{{ATTENTIVE}}", Double.toString(rule.attentive()))
                .replace("{{MIN_FIGURE}}", Integer.toString(ValidPeople.MIN_FIGURE))
                .replace("{{MIN_CURVE}}", Integer.toString(ValidPeople.MIN_CURVE))
                .replace("{{NEGATIVES}}", tuple(Measure.negatives()))
                .replace("{{EXPRESSIONS}}", tuple(Measure.expressions()));
    }

    private static String tuple(Set<Measure> measures) {
        return measures.stream()
                .sorted()
                .map(measure -> '"' + PeopleTables.word(measure) + '"')
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String template() throws IOException {
        try (InputStream script = ReproduceScript.class.getResourceAsStream("/export/" + FILE)) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
