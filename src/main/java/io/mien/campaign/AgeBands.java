package io.mien.campaign;

import io.mien.campaign.AnswerOption.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Bands of age, each an option of its question. Their codes say what they mean, as 2534 says from 25 to 34, so that other bands
 * never share one; the last is open. Somebody says how old they are, and only the band is kept.
 *
 * @param starts the first year of each band after the youngest, in their order
 */
public record AgeBands(List<Integer> starts) {
    /** Bands of ten years, as they are used for quotas. */
    public static final AgeBands DEFAULT = new AgeBands(List.of(18, 25, 35, 45, 55, 65));

    /** The oldest age that somebody can say. */
    public static final int MAX_AGE = 120;

    /** More would tell too much of a person. */
    public static final int MAX_BANDS = 10;

    /** Narrower ones would tell too much as well. */
    public static final int MIN_YEARS = 3;

    private static final int OPEN = 99;

    public AgeBands {
        starts = List.copyOf(starts);
        if (!isRight(starts)) {
            throw new IllegalArgumentException("No bands begin at " + starts);
        }
    }

    /** The bands of a question of {@link QuestionKind#AGE_BAND}. */
    static AgeBands of(Question question) {
        return new AgeBands(question.options().stream()
                .map(option -> option.code() / (OPEN + 1))
                .filter(start -> start > 0)
                .toList());
    }

    /** As staff type them, with commas; empty when no bands are like that. */
    static Optional<AgeBands> read(String typed) {
        List<String> parts = List.of(typed.strip().split("[,;\\s]+")).stream()
                .filter(part -> !part.isEmpty())
                .toList();
        if (!parts.stream().allMatch(part -> part.matches("[0-9]{1,2}"))) {
            return Optional.empty();
        }
        List<Integer> starts = parts.stream().map(Integer::valueOf).toList();
        return isRight(starts) ? Optional.of(new AgeBands(starts)) : Optional.empty();
    }

    private static boolean isRight(List<Integer> starts) {
        return !starts.isEmpty()
                && starts.size() < MAX_BANDS
                && starts.get(0) >= MIN_YEARS
                && starts.get(starts.size() - 1) < OPEN
                && IntStream.range(1, starts.size()).allMatch(i -> starts.get(i) - starts.get(i - 1) >= MIN_YEARS);
    }

    /** What staff may type. */
    static String hint() {
        return "Type the first year of each band, with commas: %d to %d bands of at least %d years, below %d."
                .formatted(2, MAX_BANDS, MIN_YEARS, OPEN);
    }

    public String words() {
        return String.join(
                ", ", starts.stream().map(start -> Integer.toString(start)).toList());
    }

    public List<AnswerOption> options() {
        return options(Set.of());
    }

    /** @param ending codes of the bands whose people the study is not for */
    List<AnswerOption> options(Set<Integer> ending) {
        List<AnswerOption> options = new ArrayList<>();
        for (int i = 0; i <= starts.size(); i++) {
            int code = code(i);
            // The same digits in every language
            SpokenText label = new SpokenText(Map.of("en", label(i)));
            options.add(new AnswerOption(code, label, Role.PLAIN, true, ending.contains(code)));
        }
        return options;
    }

    /** The code of the band of somebody this old. */
    public static int bandOf(int age, Question question) {
        AgeBands bands = of(question);
        return bands.code(
                (int) bands.starts.stream().filter(start -> start <= age).count());
    }

    private int code(int band) {
        return first(band) * (OPEN + 1) + (isLast(band) ? OPEN : last(band));
    }

    private String label(int band) {
        return isLast(band) ? first(band) + "+" : first(band) + "–" + last(band);
    }

    private int first(int band) {
        return band == 0 ? 0 : starts.get(band - 1);
    }

    private int last(int band) {
        return starts.get(band) - 1;
    }

    private boolean isLast(int band) {
        return band == starts.size();
    }
}
