package io.mien.campaign;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One question of a campaign.
 *
 * @param code q1, q2 ...: never another question, so that its answers can be put together over versions
 * @param text what is asked; {@code {ad}} stands for the ad's title and {@code {q1}} for an earlier answer
 * @param options to choose from, to rank or to rate, for kinds that have them; the bands of {@link QuestionKind#AGE_BAND}
 * @param shuffled whether the options come in an order of chance
 * @param scale of {@link QuestionKind#SCALE} and of each line of {@link QuestionKind#MATRIX}
 * @param range of {@link QuestionKind#NUMBER}
 * @param askedIf all of these must hold for it to be asked
 * @param endsIf a visit ends on the first answer of which one of these holds
 * @param source where the wording comes from; empty where staff wrote it
 * @param flaggedIf an answer is flagged if all of these hold of it and of earlier ones; nobody is left out because of it
 */
public record Question(
        String code,
        Placement placement,
        QuestionKind kind,
        SpokenText text,
        boolean required,
        List<AnswerOption> options,
        boolean shuffled,
        AnswerScale scale,
        NumberRange range,
        List<Condition> askedIf,
        List<Condition> endsIf,
        String source,
        List<Condition> flaggedIf) {
    /** Characters of a question or an option in one language. */
    public static final int MAX_TEXT = 500;

    /** Characters of what people write themselves. */
    public static final int MAX_WORDS = 2_000;

    public static final int MAX_OPTIONS = 30;

    /** Where the title of the ad goes. */
    public static final String AD = "ad";

    private static final Pattern GAP = Pattern.compile("\\{([a-z0-9]+)}");

    /** @param flaggedIf null in versions that were kept before there were checks */
    @JsonCreator
    @SuppressWarnings("NullAway")
    public Question {
        options = List.copyOf(options);
        askedIf = List.copyOf(askedIf);
        endsIf = List.copyOf(endsIf);
        flaggedIf = List.copyOf(Objects.requireNonNullElse(flaggedIf, List.of()));
    }

    /** One that checks nothing. */
    public Question(
            String code,
            Placement placement,
            QuestionKind kind,
            SpokenText text,
            boolean required,
            List<AnswerOption> options,
            boolean shuffled,
            AnswerScale scale,
            NumberRange range,
            List<Condition> askedIf,
            List<Condition> endsIf,
            String source) {
        this(
                code, placement, kind, text, required, options, shuffled, scale, range, askedIf, endsIf, source,
                List.of());
    }

    /** Nothing but its place and kind; the editor asks for the rest. */
    public static Question blank(String code, Placement placement, QuestionKind kind) {
        List<AnswerOption> options =
                switch (kind) {
                    case SINGLE, MULTIPLE, MATRIX, RANKING ->
                        IntStream.rangeClosed(1, 3)
                                .mapToObj(AnswerOption::blank)
                                .toList();
                    case AGE_BAND -> AgeBands.DEFAULT.options();
                    case SCALE, NUMBER, TEXT -> List.of();
                };
        return new Question(
                code,
                placement,
                kind,
                SpokenText.NONE,
                true,
                options,
                false,
                AnswerScale.DEFAULT,
                NumberRange.DEFAULT,
                List.of(),
                List.of(),
                "");
    }

    public Optional<AnswerOption> option(int wanted) {
        return options.stream().filter(option -> option.code() == wanted).findFirst();
    }

    Question with(List<AnswerOption> others) {
        return new Question(
                code, placement, kind, text, required, others, shuffled, scale, range, askedIf, endsIf, source,
                flaggedIf);
    }

    /** With other numbers. */
    Question in(NumberRange others) {
        return new Question(
                code, placement, kind, text, required, options, shuffled, scale, others, askedIf, endsIf, source,
                flaggedIf);
    }

    /** With another scale. */
    Question on(AnswerScale other) {
        return new Question(
                code, placement, kind, text, required, options, shuffled, other, range, askedIf, endsIf, source,
                flaggedIf);
    }

    /** With other conditions. */
    Question askedIf(List<Condition> others) {
        return new Question(
                code, placement, kind, text, required, options, shuffled, scale, range, others, endsIf, source,
                flaggedIf);
    }

    /** With an answer that is needed. */
    Question requiredToo() {
        return new Question(
                code, placement, kind, text, true, options, shuffled, scale, range, askedIf, endsIf, source, flaggedIf);
    }

    /** With these conditions for a flag. */
    public Question flaggedIf(List<Condition> others) {
        return new Question(
                code, placement, kind, text, required, options, shuffled, scale, range, askedIf, endsIf, source,
                others);
    }

    int nextOption() {
        return 1 + options.stream().mapToInt(AnswerOption::code).max().orElse(0);
    }

    public boolean isAsked(Function<String, Set<String>> known) {
        return askedIf.stream().allMatch(condition -> condition.holds(known));
    }

    /** Whether this answer shows that the study is not meant for its person. */
    public boolean endsVisit(Set<String> given) {
        return options.stream()
                        .anyMatch(option -> option.endsVisit() && given.contains(Integer.toString(option.code())))
                || endsIf.stream().anyMatch(condition -> condition.holds(given));
    }

    /**
     * Whether this answer is one that an attentive person does not give, or contradicts an earlier one.
     *
     * @param given what was said to it; empty where nothing was
     */
    public boolean isFlagged(Set<String> given, Function<String, Set<String>> known) {
        return !flaggedIf.isEmpty()
                && !given.isEmpty()
                && flaggedIf.stream()
                        .allMatch(condition -> condition.subject().equals(code)
                                ? condition.holds(given)
                                : !known.apply(condition.subject()).isEmpty() && condition.holds(known));
    }

    /** Whether what is flagged is a contradiction of an earlier answer, and not an answer alone. */
    public boolean comparesAnswers() {
        return flaggedIf.stream().anyMatch(condition -> !condition.subject().equals(code));
    }

    boolean mayEndVisit() {
        return !endsIf.isEmpty() || options.stream().anyMatch(AnswerOption::endsVisit);
    }

    /** What stands in its gaps, in any language. */
    Set<String> gaps() {
        return Stream.concat(Stream.of(text), options.stream().map(AnswerOption::text))
                .flatMap(words -> words.byLanguage().values().stream())
                .flatMap(words -> GAP.matcher(words).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    /** A text with its gaps filled; what fills them runs in its own direction and drags nothing along. */
    public static String filled(String words, Function<String, String> gap) {
        return GAP.matcher(words)
                .replaceAll(found -> Matcher.quoteReplacement("\u2068" + gap.apply(found.group(1)) + "\u2069"));
    }

    /** What was given to one option, as conditions compare it: "2:4". */
    public static String pair(int option, String given) {
        return option + ":" + given;
    }

    /** Every value that somebody can give, as conditions compare them; of a number both ends. */
    public Set<String> values() {
        return switch (kind) {
            case SINGLE, MULTIPLE, AGE_BAND ->
                options.stream().map(option -> Integer.toString(option.code())).collect(Collectors.toSet());
            case SCALE -> scale.given().collect(Collectors.toSet());
            case MATRIX ->
                options.stream()
                        .flatMap(option -> scale.given().map(point -> pair(option.code(), point)))
                        .collect(Collectors.toSet());
            case RANKING ->
                options.stream()
                        .flatMap(option -> IntStream.rangeClosed(1, options.size())
                                .mapToObj(place -> pair(option.code(), Integer.toString(place))))
                        .collect(Collectors.toSet());
            case NUMBER -> Set.of(Integer.toString(range.min()), Integer.toString(range.max()));
            case TEXT -> Set.of();
        };
    }

    /** Whether only words and nothing that answers mean differs from another one. */
    boolean isRewordingOf(Question other) {
        return withoutWords().equals(other.withoutWords());
    }

    private Question withoutWords() {
        List<AnswerOption> bare = options.stream()
                .map(option -> new AnswerOption(
                        option.code(), SpokenText.NONE, option.role(), option.anchored(), option.endsVisit()))
                .toList();
        AnswerScale ends = new AnswerScale(scale.points(), SpokenText.NONE, SpokenText.NONE, scale.unsure());
        return new Question(
                code,
                placement,
                kind,
                SpokenText.NONE,
                required,
                bare,
                shuffled,
                ends,
                range,
                askedIf,
                endsIf,
                "",
                flaggedIf);
    }
}
