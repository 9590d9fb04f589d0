package io.mien.campaign;

import io.mien.platform.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What else a button of a question's form does to its options when it saves: adds one, takes one away, moves one up. */
record QuestionChange(Kind kind, int option) {

    enum Kind {
        SAVE,
        ADD,
        REMOVE,
        UP
    }

    /** @param act "save", "add", "remove-2" or "up-2" */
    static QuestionChange of(String act) {
        return switch (act) {
            case "", "save" -> new QuestionChange(Kind.SAVE, 0);
            case "add" -> new QuestionChange(Kind.ADD, 0);
            default -> ofOption(act);
        };
    }

    private static QuestionChange ofOption(String act) {
        if (!act.matches("(remove|up)-[0-9]{1,4}")) {
            throw Problem.notFound();
        }
        Kind kind = act.startsWith("up") ? Kind.UP : Kind.REMOVE;
        return new QuestionChange(kind, Integer.parseInt(act.substring(act.indexOf('-') + 1)));
    }

    Question apply(Question question) {
        List<AnswerOption> options = new ArrayList<>(question.options());
        switch (kind) {
            case SAVE -> {}
            case ADD -> {
                if (options.size() >= Question.MAX_OPTIONS) {
                    throw Problem.conflict(
                            "too-many-options",
                            "A question has at most %d answers or lines.".formatted(Question.MAX_OPTIONS));
                }
                options.add(AnswerOption.blank(question.nextOption()));
            }
            case REMOVE -> options.removeIf(each -> each.code() == option);
            case UP ->
                question.option(option)
                        .map(options::indexOf)
                        .filter(place -> place > 0)
                        .ifPresent(place -> Collections.swap(options, place, place - 1));
        }
        return question.with(options);
    }
}
