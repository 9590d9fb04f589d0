package io.mien.survey;

import io.mien.campaign.AnswerOption;
import io.mien.campaign.Condition;
import io.mien.campaign.Question;
import io.mien.campaign.QuestionKind;
import io.mien.platform.TypedText;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a respondent says to one question.
 *
 * @param chosen codes of options
 * @param number a point of a scale, or a number
 * @param unsure says not to know
 * @param words what they wrote
 */
record Reply(
        List<Integer> chosen,
        @Nullable Integer number,
        boolean unsure,
        @Nullable String words) {
    private static final Reply NOTHING = new Reply(List.of(), null, false, null);

    /** More lines than anybody means are one. */
    private static final Pattern BREAKS = Pattern.compile("\\R{3,}");

    /** The form of a question as the browser sends it. */
    record Sent(List<String> values, String words) {
        Sent {
            values = values.stream().filter(value -> !value.isBlank()).toList();
        }
    }

    Reply {
        chosen = List.copyOf(chosen);
    }

    /** @throws ReplyRefused saying what is wrong with it */
    static Reply read(Question question, Sent sent) {
        Reply reply =
                switch (question.kind()) {
                    case SINGLE, MULTIPLE -> choice(question, sent);
                    case SCALE -> point(question, sent);
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
            return new Reply(List.of(), null, true, null);
        }
        return question.scale().values().stream()
                .filter(point -> Integer.toString(point).equals(value))
                .findFirst()
                .map(point -> new Reply(List.of(), point, false, null))
                .orElseThrow(() -> new ReplyRefused(ReplyRefused.Because.UNKNOWN));
    }

    /** Whole numbers in the digits of any script. */
    private static Reply number(Question question, Sent sent) {
        String typed = sent.words().strip();
        if (typed.isEmpty()) {
            return NOTHING;
        }
        try {
            int number = Integer.parseInt(typed);
            if (question.range().has(number)) {
                return new Reply(List.of(), number, false, null);
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
        return TypedText.isVisible(text) ? new Reply(List.of(), null, false, text) : NOTHING;
    }
}
