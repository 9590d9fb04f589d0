package io.mien.survey;

import io.mien.campaign.AgeBands;
import io.mien.campaign.AnswerOption;
import io.mien.campaign.Condition;
import io.mien.campaign.NumberRange;
import io.mien.campaign.Question;
import io.mien.campaign.QuestionKind;
import io.mien.platform.TypedText;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a respondent says to one question.
 *
 * @param chosen codes of options
 * @param points what each of them was given, if they are given anything
 * @param number a point of a scale, or a number
 * @param unsure says not to know
 * @param words what they wrote
 */
record Reply(
        List<Integer> chosen,
        List<Integer> points,
        @Nullable Integer number,
        boolean unsure,
        @Nullable String words) {
    private static final Reply NOTHING = new Reply(List.of(), List.of(), null, false, null);

    /** More lines than anybody means are one. */
    private static final Pattern BREAKS = Pattern.compile("\\R{3,}");

    /**
     * The form of a question as the browser sends it.
     *
     * @param values codes or points; of kinds that give something to each option pairs of both, "2:4"
     */
    record Sent(List<String> values, String words) {
        Sent {
            values = values.stream().filter(value -> !value.isBlank()).toList();
        }
    }

    Reply {
        chosen = List.copyOf(chosen);
        points = List.copyOf(points);
    }

    /** @throws ReplyRefused saying what is wrong with it */
    static Reply read(Question question, Sent sent) {
        Reply reply =
                switch (question.kind()) {
                    case SINGLE, MULTIPLE -> choice(question, sent);
                    case SCALE -> point(question, sent);
                    case MATRIX -> matrix(question, sent);
                    case RANKING -> ranking(question, sent);
                    case AGE_BAND -> band(question, sent);
                    case NUMBER -> number(question, sent);
                    case TEXT -> text(sent.words());
                };
        if (question.required() && reply.equals(NOTHING)) {
            throw new ReplyRefused(ReplyRefused.Because.MISSING);
        }
        return reply;
    }

    private static Reply choice(Question question, Sent sent) {
        Set<String> known = question.options().stream()
                .map(option -> Integer.toString(option.code()))
                .collect(Collectors.toSet());
        List<String> wanted = sent.values().stream().distinct().toList();
        if (!known.containsAll(wanted) || question.kind() == QuestionKind.SINGLE && wanted.size() > 1) {
            throw new ReplyRefused(ReplyRefused.Because.UNKNOWN);
        }
        List<AnswerOption> options = question.options().stream()
                .filter(option -> wanted.contains(Integer.toString(option.code())))
                .toList();
        if (options.size() > 1 && options.stream().anyMatch(AnswerOption::isNone)) {
            throw new ReplyRefused(ReplyRefused.Because.ALONE);
        }
        boolean other = options.stream().anyMatch(AnswerOption::isOther);
        return new Reply(
                options.stream().map(AnswerOption::code).toList(),
                List.of(),
                null,
                false,
                other ? text(sent.words()).words() : null);
    }

    private static Reply point(Question question, Sent sent) {
        if (sent.values().isEmpty()) {
            return NOTHING;
        }
        String value = sent.values().get(0);
        if (question.scale().unsure() && value.equals(Condition.UNSURE)) {
            return new Reply(List.of(), List.of(), null, true, null);
        }
        return question.scale().values().stream()
                .filter(point -> Integer.toString(point).equals(value))
                .findFirst()
                .map(point -> new Reply(List.of(), List.of(), point, false, null))
                .orElseThrow(() -> new ReplyRefused(ReplyRefused.Because.UNKNOWN));
    }

    /** A point for each line; what need not be answered may have lines without one. */
    private static Reply matrix(Question question, Sent sent) {
        Map<Integer, String> given = given(question, sent);
        if (question.required() && given.size() < question.options().size()) {
            throw new ReplyRefused(ReplyRefused.Because.MISSING);
        }
        List<Integer> lines = question.options().stream()
                .map(AnswerOption::code)
                .filter(given::containsKey)
                .toList();
        List<Integer> points = lines.stream()
                .map(line -> given.get(line).equals(Condition.UNSURE)
                        ? Answer.POINT_UNSURE
                        : Integer.parseInt(given.get(line)))
                .toList();
        return new Reply(lines, points, null, false, null);
    }

    /** Places from the first on without a gap and each once; what need not be answered may leave the last ones open. */
    private static Reply ranking(Question question, Sent sent) {
        Map<Integer, String> given = given(question, sent);
        List<Integer> ranked = given.keySet().stream()
                .sorted(Comparator.comparing(option -> Integer.valueOf(given.get(option))))
                .toList();
        List<Integer> places = IntStream.rangeClosed(1, ranked.size()).boxed().toList();
        if (question.required()
                && !ranked.isEmpty()
                && ranked.size() < question.options().size()) {
            throw new ReplyRefused(ReplyRefused.Because.MISSING);
        }
        if (!ranked.stream()
                .map(option -> Integer.valueOf(given.get(option)))
                .toList()
                .equals(places)) {
            throw new ReplyRefused(ReplyRefused.Because.PLACES);
        }
        return new Reply(ranked, places, null, false, null);
    }

    /** What was sent for each option, in pairs that the question can have. */
    private static Map<Integer, String> given(Question question, Sent sent) {
        Set<String> possible = question.values();
        Map<Integer, String> given = new HashMap<>();
        for (String pair : sent.values()) {
            int gap = pair.indexOf(':');
            if (!possible.contains(pair)
                    || given.put(Integer.valueOf(pair.substring(0, gap)), pair.substring(gap + 1)) != null) {
                throw new ReplyRefused(ReplyRefused.Because.UNKNOWN);
            }
        }
        return given;
    }

    /** The age itself is read and forgotten. */
    private static Reply band(Question question, Sent sent) {
        String typed = sent.words().strip();
        if (typed.isEmpty()) {
            return NOTHING;
        }
        int age = whole(typed, new NumberRange(1, AgeBands.MAX_AGE));
        return new Reply(List.of(AgeBands.bandOf(age, question)), List.of(), null, false, null);
    }

    private static Reply number(Question question, Sent sent) {
        String typed = sent.words().strip();
        return typed.isEmpty() ? NOTHING : new Reply(List.of(), List.of(), whole(typed, question.range()), false, null);
    }

    /** A whole number in the digits of any script. */
    private static int whole(String typed, NumberRange range) {
        try {
            int number = Integer.parseInt(typed);
            if (range.has(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, like a number out of range
        }
        throw new ReplyRefused(ReplyRefused.Because.RANGE);
    }

    private static Reply text(String typed) {
        String text = BREAKS.matcher(typed.lines().map(TypedText::kept).collect(Collectors.joining("\n")))
                .replaceAll("\n\n")
                .strip();
        if (TypedText.length(text) > Question.MAX_WORDS) {
            throw new ReplyRefused(ReplyRefused.Because.LONG);
        }
        if (!text.lines().allMatch(TypedText::isReadable)) {
            throw new ReplyRefused(ReplyRefused.Because.UNKNOWN);
        }
        return TypedText.isVisible(text) ? new Reply(List.of(), List.of(), null, false, text) : NOTHING;
    }
}
