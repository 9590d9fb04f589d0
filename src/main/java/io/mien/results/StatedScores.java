package io.mien.results;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What people said of the ads beside what their faces showed.
 *
 * @param questions that could be asked for; none where the campaign asks no scale after each ad
 * @param question code of the one that is told
 * @param scale "1 Not at all to 5 Very much"
 * @param sentence what the two have to do with each other
 * @param lines one per ad and country
 */
public record StatedScores(List<Asked> questions, String question, String scale, String sentence, List<Line> lines) {

    /** @param text as it is asked about any ad */
    public record Asked(String code, String text) {}

    /**
     * @param people valid for the measure who answered
     * @param slot the country's place in the campaign
     * @param stated null under the least number of people
     * @param shown share of them who show the measure at least once; null with it
     * @param together how far those who show it longer say more; null where too few people would tell
     */
    public record Line(
            UUID adId,
            String ad,
            String country,
            int slot,
            long people,
            @Nullable Mean stated,
            @Nullable Share shown,
            @Nullable RankCorrelation together) {}

    public record Mean(double value, Interval interval) {}

    public record Share(double value, Interval interval) {}

    static final StatedScores NONE = new StatedScores(List.of(), "", "", "", List.of());

    public boolean isEmpty() {
        return questions.isEmpty();
    }
}
