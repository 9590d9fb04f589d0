package io.mien.dashboard;

import io.mien.fieldwork.QualityRule;
import io.mien.trace.Quality.Consequence;
import io.mien.trace.Quality.Finding;

/** A quality rule's finding as a sentence with its numbers, and what follows from it. */
final class FindingWords {
    private FindingWords() {}

    static String of(Finding finding) {
        return sentence(finding)
                + switch (finding.consequence()) {
                    case NOTED -> "";
                    case ATTENTION_ONLY -> " Only attention is kept.";
                    case EXCLUDED -> " The exposure is excluded.";
                    case INVALID -> " The exposure is invalid.";
                };
    }

    private static String sentence(Finding finding) {
        if (!(finding.reason() instanceof QualityRule rule)) {
            return "A rule that this version does not know spoke: "
                    + finding.reason().stored() + ".";
        }
        QualityRule.Measured found = new QualityRule.Measured(finding.value(), finding.limit());
        return finding.consequence() == Consequence.NOTED ? rule.remark(found) : rule.sentence(found);
    }
}
