package io.mien.results;

import io.mien.results.StatedScores.Line;
import io.mien.trace.Measure;
import java.util.List;
import java.util.Objects;

/** What stated and expressed have to do with each other, in a sentence. */
final class StatedWording {
    private StatedWording() {}

    static String sentence(Measure measure, List<Line> lines) {
        List<RankCorrelation> known =
                lines.stream().map(Line::together).filter(Objects::nonNull).toList();
        if (known.isEmpty()) {
            return "Too few people answered to say whether faces and answers agree: it takes %d in a country."
                    .formatted(Disclosure.DIRECTIONAL.people());
        }
        long with = known.stream().filter(each -> each.interval().low() > 0).count();
        long against = known.stream().filter(each -> each.interval().high() < 0).count();
        String longer = "people who " + Verdict.plural(measure) + " longer";
        if (with == 0 && against == 0) {
            return "In none of the %d audiences does it show that %s answer otherwise.".formatted(known.size(), longer);
        }
        return "In %d of %d audiences %s give higher marks%s."
                .formatted(with, known.size(), longer, against == 0 ? "" : ", in %d lower ones".formatted(against));
    }
}
