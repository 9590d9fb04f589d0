package io.mien.survey;

import io.mien.campaign.Campaign;
import io.mien.fieldwork.Origin;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * How long people usually take for a question in their language: the median from shown to answered, in milliseconds.
 *
 * @param medians by question and language; one that too few people answered has none
 */
record UsualTimes(Map<String, Double> medians) {

    /** Over all answers that visits of a campaign gave, without previews. Reads inside the caller's transaction. */
    static UsualTimes of(Campaign campaign) {
        return of(Answer.<Answer>list(
                "from Answer answer where answer.answeredAt is not null and answer.visitId in"
                        + " (select visit.id from Visit visit where visit.campaignId = ?1 and visit.origin <> ?2)",
                campaign.id,
                Origin.PREVIEW));
    }

    static UsualTimes of(Collection<Answer> answers) {
        Map<String, List<Answer>> asked =
                answers.stream().filter(Answer::isAnswered).collect(Collectors.groupingBy(answer -> key(answer)));
        Map<String, Double> medians = new HashMap<>();
        asked.forEach((key, given) -> {
            long people =
                    given.stream().map(answer -> answer.visitId).distinct().count();
            if (people >= FlagRules.MIN_PEOPLE) {
                medians.put(
                        key,
                        median(given.stream()
                                .mapToDouble(answer -> answer.taken().toMillis())
                                .toArray()));
            }
        });
        return new UsualTimes(Map.copyOf(medians));
    }

    /** An answer's time as a share of the usual one; empty where there is none. */
    OptionalDouble share(Answer answer) {
        double usual = medians.getOrDefault(key(answer), 0.0);
        return usual > 0 ? OptionalDouble.of(answer.taken().toMillis() / usual) : OptionalDouble.empty();
    }

    /** The middle value, or the mean of the two in the middle. */
    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String key(Answer answer) {
        return answer.question + "/" + answer.language;
    }
}
