package io.mien.campaign;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes a questionnaire as a SurveyJS survey, a page for each block. What SurveyJS has no word for stands with its question under
 * {@code mien}, in words for a person to read.
 */
record SurveyJsWriter(Questionnaire questionnaire, List<String> languages) {

    ObjectNode survey(String title) {
        ObjectNode survey = SurveyJs.JSON.createObjectNode();
        survey.put("title", title);
        survey.put("locale", SurveyJs.theirs(first()));
        ArrayNode pages = survey.putArray("pages");
        for (Placement placement : Placement.values()) {
            if (!questionnaire.in(placement).isEmpty()) {
                ObjectNode page = pages.addObject();
                page.put("name", placement.word());
                ArrayNode elements = page.putArray("elements");
                questionnaire.in(placement).forEach(question -> elements.add(element(question)));
            }
        }
        return survey;
    }

    private String first() {
        return languages.contains("en") ? "en" : languages.get(0);
    }

    private ObjectNode element(Question question) {
        ObjectNode element = SurveyJs.JSON.createObjectNode();
        element.put("type", type(question.kind()));
        element.put("name", question.code());
        put(element, "title", question.text());
        if (question.required()) {
            element.put("isRequired", true);
        }
        if (question.shuffled()) {
            element.put(question.kind() == QuestionKind.MATRIX ? "rowsOrder" : "choicesOrder", "random");
        }
        answers(element, question);
        rules(element, question);
        return element;
    }

    private static String type(QuestionKind kind) {
        return switch (kind) {
            case SINGLE -> "radiogroup";
            case MULTIPLE -> "checkbox";
            case SCALE -> "rating";
            case MATRIX -> "matrix";
            case RANKING -> "ranking";
            case TEXT -> "comment";
            case NUMBER, AGE_BAND -> "text";
        };
    }

    private void answers(ObjectNode element, Question question) {
        switch (question.kind()) {
            case SINGLE, MULTIPLE, RANKING -> choices(element, question);
            case SCALE -> {
                element.put("rateMin", question.scale().points().first());
                element.put("rateMax", question.scale().points().last());
                put(element, "minRateDescription", question.scale().low());
                put(element, "maxRateDescription", question.scale().high());
            }
            case MATRIX -> {
                element.put("eachRowRequired", question.required());
                columns(element.putArray("columns"), question.scale());
                items(element.putArray("rows"), question.options());
            }
            case NUMBER -> {
                element.put("inputType", "number");
                element.put("min", question.range().min());
                element.put("max", question.range().max());
            }
            case AGE_BAND -> {
                element.put("inputType", "number");
                mien(element).put("bands", AgeBands.of(question).words());
            }
            case TEXT -> element.put("maxLength", Question.MAX_WORDS);
        }
    }

    /** Other and none have words of their own in SurveyJS. */
    private void choices(ObjectNode element, Question question) {
        items(
                element.putArray("choices"),
                question.options().stream()
                        .filter(option -> option.role() == AnswerOption.Role.PLAIN)
                        .toList());
        question.options().stream().filter(AnswerOption::isOther).findFirst().ifPresent(other -> {
            element.put("showOtherItem", true);
            put(element, "otherText", other.text());
        });
        question.options().stream().filter(AnswerOption::isNone).findFirst().ifPresent(none -> {
            element.put("showNoneItem", true);
            put(element, "noneText", none.text());
        });
    }

    private void items(ArrayNode items, List<AnswerOption> options) {
        for (AnswerOption option : options) {
            ObjectNode item = items.addObject();
            item.put("value", option.code());
            put(item, "text", option.text());
        }
    }

    private void columns(ArrayNode columns, AnswerScale scale) {
        IntStream.rangeClosed(scale.points().first(), scale.points().last()).forEach(point -> {
            ObjectNode column = columns.addObject();
            column.put("value", point);
            if (point == scale.points().first()) {
                put(column, "text", scale.low());
            } else if (point == scale.points().last()) {
                put(column, "text", scale.high());
            }
        });
    }

    private void rules(ObjectNode element, Question question) {
        List<Optional<String>> conditions = question.askedIf().stream()
                .map(condition -> SurveyJsRule.written(condition, questionnaire))
                .toList();
        if (!conditions.isEmpty() && conditions.stream().allMatch(Optional::isPresent)) {
            element.put(
                    "visibleIf", conditions.stream().flatMap(Optional::stream).collect(Collectors.joining(" and ")));
        } else {
            words(element, "askedIf", question.askedIf());
        }
        words(element, "flaggedIf", question.flaggedIf());
        words(element, "endsIf", question.endsIf());
        String ending = question.options().stream()
                .filter(AnswerOption::endsVisit)
                .map(option -> Integer.toString(option.code()))
                .collect(Collectors.joining(", "));
        if (!ending.isEmpty()) {
            mien(element).put("endsOn", ending);
        }
        if (question.kind().hasScale() && question.scale().unsure()) {
            mien(element).put("unsure", "may say not to know");
        }
        if (!question.source().isEmpty()) {
            mien(element).put("source", question.source());
        }
    }

    private static void words(ObjectNode element, String property, List<Condition> conditions) {
        if (!conditions.isEmpty()) {
            mien(element)
                    .put(property, conditions.stream().map(Condition::words).collect(Collectors.joining(" and ")));
        }
    }

    private static ObjectNode mien(ObjectNode element) {
        return element.withObject("/mien");
    }

    /** By language, the first of them as the default. */
    private void put(ObjectNode node, String property, SpokenText text) {
        if (text.isEmpty()) {
            return;
        }
        ObjectNode words = node.putObject(property);
        text.sorted()
                .forEach((language, said) ->
                        words.put(language.equals(first()) ? SurveyJs.DEFAULT : SurveyJs.theirs(language), said));
    }
}
