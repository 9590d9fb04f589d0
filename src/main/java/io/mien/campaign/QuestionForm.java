package io.mien.campaign;

import io.mien.campaign.AnswerOption.Role;
import io.mien.campaign.Condition.Comparison;
import io.mien.platform.InvalidFields;
import io.mien.platform.TypedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A question as its form holds it, field by field, so that what was typed comes back as it was typed.
 *
 * @param typed the fields by their names; a box that is not ticked is not there
 */
record QuestionForm(Map<String, String> typed) {
    /** Conditions that the form has room for. */
    static final int MAX_CONDITIONS = 4;

    /** What its conditions are for: that it is asked, or that an answer is flagged. */
    static final String ASKED = "if";

    static final String FLAGGED = "flag";

    private static final String NUMBER_HINT = "Type a whole number of at most %d.".formatted(NumberRange.MAX_NUMBER);

    static QuestionForm of(Question question) {
        Map<String, String> typed = new LinkedHashMap<>();
        put(typed, "text", question.text());
        tick(typed, "required", question.required());
        tick(typed, "shuffled", question.shuffled());
        for (AnswerOption option : question.options()) {
            String name = option(option.code());
            put(typed, name, option.text());
            typed.put(name + ".role", option.role().name());
            tick(typed, name + ".anchored", option.anchored());
            tick(typed, name + ".ends", option.endsVisit());
        }
        typed.put("points", question.scale().points().name());
        put(typed, "low", question.scale().low());
        put(typed, "high", question.scale().high());
        tick(typed, "unsure", question.scale().unsure());
        typed.put("min", Integer.toString(question.range().min()));
        typed.put("max", Integer.toString(question.range().max()));
        question.endsIf()
                .forEach(end -> typed.put(end(end.comparison()), end.values().get(0)));
        typed.put("source", question.source());
        if (question.kind() == QuestionKind.AGE_BAND) {
            typed.put("bands", AgeBands.of(question).words());
        }
        put(typed, ASKED, question.askedIf());
        put(typed, FLAGGED, question.flaggedIf());
        return new QuestionForm(typed);
    }

    static String option(int code) {
        return "option." + code;
    }

    /** @param rule {@link #ASKED} or {@link #FLAGGED} */
    static String condition(String rule, int number) {
        return rule + "." + number;
    }

    static String end(Comparison comparison) {
        return comparison == Comparison.AT_LEAST ? "endsFrom" : "endsTo";
    }

    String value(String field) {
        return typed.getOrDefault(field, "");
    }

    boolean isTicked(String field) {
        return typed.containsKey(field);
    }

    /**
     * The question as it was typed over another one.
     *
     * @throws InvalidFields naming what cannot be kept; what is only missing is told by {@link QuestionnaireCheck}
     */
    Question over(Question former, List<String> languages) {
        InvalidFields.Check check = InvalidFields.check();
        List<AnswerOption> options = former.kind() == QuestionKind.AGE_BAND
                ? bands(former, check)
                : former.options().stream()
                        .map(option -> option(option, languages, check))
                        .toList();
        SpokenText text = spoken("text", languages, check);
        AnswerScale scale = new AnswerScale(
                named(
                        AnswerScale.Points.values(),
                        value("points"),
                        former.scale().points()),
                spoken("low", languages, check),
                spoken("high", languages, check),
                isTicked("unsure"));
        NumberRange range = former.kind() == QuestionKind.NUMBER ? range(former.range(), check) : former.range();
        List<Condition> endsIf = ends(former, check);
        String source = TypedText.kept(value("source"));
        check.that(TypedText.length(source) <= Question.MAX_TEXT, "source", tooLong());
        check.orRefuse();
        return new Question(
                former.code(),
                former.placement(),
                former.kind(),
                text,
                isTicked("required"),
                options,
                isTicked("shuffled"),
                scale,
                range,
                conditions(ASKED),
                endsIf,
                source,
                conditions(FLAGGED));
    }

    /** Which of them end the visit is ticked at those that were there. */
    private List<AnswerOption> bands(Question former, InvalidFields.Check check) {
        Optional<AgeBands> bands = AgeBands.read(value("bands"));
        check.that(bands.isPresent(), "bands", AgeBands.hint());
        Set<Integer> ending = former.options().stream()
                .map(AnswerOption::code)
                .filter(code -> isTicked(option(code) + ".ends"))
                .collect(Collectors.toSet());
        return bands.map(read -> read.options(ending)).orElse(former.options());
    }

    private NumberRange range(NumberRange former, InvalidFields.Check check) {
        check.that(isNumber("min"), "min", NUMBER_HINT).that(isNumber("max"), "max", NUMBER_HINT);
        if (!isNumber("min") || !isNumber("max")) {
            return former;
        }
        boolean ordered = number("min") <= number("max");
        check.that(ordered, "max", "The highest number must not be below the lowest.");
        return ordered ? new NumberRange(number("min"), number("max")) : former;
    }

    private AnswerOption option(AnswerOption former, List<String> languages, InvalidFields.Check check) {
        String name = option(former.code());
        return new AnswerOption(
                former.code(),
                spoken(name, languages, check),
                named(Role.values(), value(name + ".role"), former.role()),
                isTicked(name + ".anchored"),
                isTicked(name + ".ends"));
    }

    private SpokenText spoken(String name, List<String> languages, InvalidFields.Check check) {
        Map<String, String> said = new HashMap<>();
        for (String language : languages) {
            String field = name + "." + language;
            String text = TypedText.kept(value(field).replaceAll("\\R", " "));
            check.that(TypedText.isReadable(text), field, "Type this again: it holds a character that cannot be shown.")
                    .that(TypedText.length(text) <= Question.MAX_TEXT, field, tooLong());
            if (TypedText.isVisible(text)) {
                said.put(language, text);
            }
        }
        return new SpokenText(said);
    }

    private List<Condition> ends(Question former, InvalidFields.Check check) {
        if (former.kind() != QuestionKind.SCALE && former.kind() != QuestionKind.NUMBER) {
            return List.of();
        }
        return Stream.of(Comparison.AT_MOST, Comparison.AT_LEAST)
                .filter(comparison -> !value(end(comparison)).isBlank())
                .peek(comparison -> check.that(isNumber(end(comparison)), end(comparison), NUMBER_HINT))
                .map(comparison -> Condition.of(
                        former.code(), comparison, value(end(comparison)).strip()))
                .toList();
    }

    /** Those with a subject; one without is being taken away. */
    private List<Condition> conditions(String rule) {
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < MAX_CONDITIONS; i++) {
            String name = condition(rule, i);
            String subject = value(name + ".subject");
            if (!subject.isBlank()) {
                conditions.add(new Condition(
                        subject,
                        named(Comparison.values(), value(name + ".comparison"), Comparison.ANY_OF),
                        Stream.of(value(name + ".values").split("[,;\\s]+"))
                                .filter(each -> !each.isEmpty())
                                .toList()));
            }
        }
        return conditions;
    }

    private boolean isNumber(String field) {
        String text = value(field).strip();
        return Condition.isNumber(text) && Math.abs(Integer.parseInt(text)) <= NumberRange.MAX_NUMBER;
    }

    private int number(String field) {
        return Integer.parseInt(value(field).strip());
    }

    private static String tooLong() {
        return "Keep this to %d characters.".formatted(Question.MAX_TEXT);
    }

    private static <E extends Enum<E>> E named(E[] all, String name, E otherwise) {
        return Arrays.stream(all)
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(otherwise);
    }

    private static void put(Map<String, String> typed, String rule, List<Condition> conditions) {
        for (int i = 0; i < conditions.size(); i++) {
            Condition condition = conditions.get(i);
            String name = condition(rule, i);
            typed.put(name + ".subject", condition.subject());
            typed.put(name + ".comparison", condition.comparison().name());
            typed.put(name + ".values", String.join(", ", condition.values()));
        }
    }

    private static void put(Map<String, String> typed, String name, SpokenText text) {
        text.byLanguage().forEach((language, words) -> typed.put(name + "." + language, words));
    }

    private static void tick(Map<String, String> typed, String name, boolean ticked) {
        if (ticked) {
            typed.put(name, "on");
        }
    }
}
