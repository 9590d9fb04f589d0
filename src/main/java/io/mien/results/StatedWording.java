package io.mien.results;

import io.mien.platform.Wording;
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
        String audiences = Wording.count(known.size(), "audience");
        if (with == 0 && against == 0) {
            return "It does not show in any of %s that %s answer otherwise.".formatted(audiences, longer);
        }
        return Wording.capital(longer)
                + " give higher marks in %d of %s%s."
                        .formatted(with, audiences, against == 0 ? "" : ", and lower ones in " + against);
    }
}
