package io.mien.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import io.mien.campaign.AnswerOption.Role;
import io.mien.platform.TypedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes over what fits of a SurveyJS survey: its questions, answers, texts by language and conditions. What does not fit is
 * listed in sentences, and nothing is dropped silently.
 */
final class SurveyJsReader {
    /** What is read, and what only says how a page looks. */
    private static final Set<String> UNDERSTOOD = Set.of(
            "type",
            "name",
            "title",
            "isRequired",
            "visibleIf",
            "requiredIf",
            "choices",
            "choicesOrder",
            "rateMin",
            "rateMax",
            "rateCount",
            "minRateDescription",
            "maxRateDescription",
            "inputType",
            "min",
            "max",
            "rows",
            "columns",
            "rowsOrder",
            "hasOther",
            "showOtherItem",
            "otherText",
            "hasNone",
            "showNoneItem",
            "noneText",
            "labelTrue",
            "labelFalse",
            "elements",
            "mien",
            "startWithNewLine",
            "width",
            "minWidth",
            "maxWidth",
            "colCount",
            "titleLocation",
            "indent",
            "state",
            "maxLength",
            "placeholder",
            "eachRowRequired",
            "isAllRowRequired",
            "rateType",
            "cellType");

    private static final int OTHER = 98;
    private static final int NONE = 99;

    private final List<String> languages;
    private final String defaultLanguage;
    private final List<String> unfit = new ArrayList<>();
    private final Set<String> unspoken = new LinkedHashSet<>();
    private final Map<String, SurveyJsRule.Known> known = new LinkedHashMap<>();
    private final Map<String, JsonNode> elements = new LinkedHashMap<>();
    private Questionnaire read = Questionnaire.EMPTY;

    private SurveyJsReader(JsonNode survey, List<String> languages) {
        this.languages = languages;
        this.defaultLanguage = SurveyJs.ours(survey.path("locale").asText("en"));
    }

    /** @param unfit what was not taken over, in sentences */
    record Read(Questionnaire questionnaire, List<String> unfit) {}

    /** @param languages those of the campaign; texts in others are listed */
    static Read read(JsonNode survey, List<String> languages) {
        SurveyJsReader reader = new SurveyJsReader(survey, languages);
        if (survey.path("pages").isArray()) {
            survey.path("pages").forEach(page -> reader.take(page, placement(page)));
        } else {
            reader.take(survey, Placement.AT_END);
        }
        reader.takeRules();
        reader.unspoken.forEach(language ->
                reader.unfit.add("Texts in “%s” are left out: the campaign does not speak it.".formatted(language)));
        return new Read(reader.read, List.copyOf(reader.unfit));
    }

    private static Placement placement(JsonNode page) {
        return Arrays.stream(Placement.values())
                .filter(each -> each.word().equals(page.path("name").asText()))
                .findFirst()
                .orElse(Placement.AT_END);
    }

    /** A page or a panel, question by question. */
    private void take(JsonNode container, Placement placement) {
        if (container.has("visibleIf")) {
            unfit.add("“%s”: conditions of whole pages and panels are left out."
                    .formatted(container.path("name").asText()));
        }
        for (JsonNode element : container.path("elements")) {
            if (element.path("type").asText().equals("panel")) {
                take(element, placement);
            } else {
                question(element, placement);
            }
        }
    }

    private void question(JsonNode element, Placement placement) {
        String name = element.path("name").asText();
        if (read.questions().size() >= Questionnaire.MAX_QUESTIONS) {
            unfit.add("“%s”: a campaign asks at most %d questions.".formatted(name, Questionnaire.MAX_QUESTIONS));
            return;
        }
        Map<String, String> values = new HashMap<>();
        @Nullable
        Question question = question(element, Question.blank(read.nextCode(), placement, QuestionKind.TEXT), values);
        if (question == null) {
            return;
        }
        element.fieldNames().forEachRemaining(property -> {
            if (!UNDERSTOOD.contains(property)) {
                unfit.add("“%s”: “%s” is left out.".formatted(name, property));
            }
        });
        read = read.with(question);
        known.put(name, new SurveyJsRule.Known(question, values));
        elements.put(question.code(), element);
    }

    /** @param values theirs and ours, to be filled; @return null where the type does not fit, which is listed */
    private @Nullable Question question(JsonNode element, Question blank, Map<String, String> values) {
        String type = element.path("type").asText().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "radiogroup", "dropdown" -> choice(element, blank, QuestionKind.SINGLE, values);
            case "checkbox", "tagbox" -> choice(element, blank, QuestionKind.MULTIPLE, values);
            case "ranking" -> choice(element, blank, QuestionKind.RANKING, values);
            case "boolean" -> yesOrNo(element, blank, values);
            case "rating" -> rating(element, blank, values);
            case "matrix" -> matrix(element, blank, values);
            case "comment" -> made(element, blank, QuestionKind.TEXT, List.of(), AnswerScale.DEFAULT);
            case "text" -> text(element, blank);
            default -> {
                unfit.add("“%s”: no kind of question is like “%s”."
                        .formatted(element.path("name").asText(), type));
                yield null;
            }
        };
    }

    private Question made(
            JsonNode element, Question blank, QuestionKind kind, List<AnswerOption> options, AnswerScale scale) {
        SpokenText title = element.has("title")
                ? text(element.path("title"))
                : plain(element.path("name").asText());
        boolean random = "random".equals(element.path("choicesOrder").asText())
                || "random".equals(element.path("rowsOrder").asText());
        return new Question(
                blank.code(),
                blank.placement(),
                kind,
                title,
                element.path("isRequired").asBoolean(false),
                options,
                random,
                scale,
                NumberRange.DEFAULT,
                List.of(),
                List.of(),
                "");
    }

    private @Nullable Question choice(JsonNode element, Question blank, QuestionKind kind, Map<String, String> values) {
        List<AnswerOption> options = new ArrayList<>(options(element.path("choices"), values));
        boolean chosen = kind != QuestionKind.RANKING;
        if (chosen
                && (element.path("hasOther").asBoolean()
                        || element.path("showOtherItem").asBoolean())) {
            options.add(new AnswerOption(OTHER, text(element.path("otherText")), Role.OTHER, true, false));
            values.put("other", Integer.toString(OTHER));
        }
        if (chosen
                && (element.path("hasNone").asBoolean()
                        || element.path("showNoneItem").asBoolean())) {
            Role role = kind == QuestionKind.MULTIPLE ? Role.NONE : Role.PLAIN;
            options.add(new AnswerOption(NONE, text(element.path("noneText")), role, true, false));
            values.put("none", Integer.toString(NONE));
        }
        return fits(element, options) ? made(element, blank, kind, options, AnswerScale.DEFAULT) : null;
    }

    private boolean fits(JsonNode element, List<AnswerOption> options) {
        String name = element.path("name").asText();
        if (options.isEmpty()) {
            unfit.add("“%s”: it has no answers of its own.".formatted(name));
            return false;
        }
        if (options.size() > Question.MAX_OPTIONS) {
            unfit.add("“%s”: it has more than %d answers or lines.".formatted(name, Question.MAX_OPTIONS));
            return false;
        }
        return true;
    }

    /** Values that are small numbers stay what they are; others are counted from 1. */
    private List<AnswerOption> options(JsonNode items, Map<String, String> values) {
        List<String> theirs = new ArrayList<>();
        if (items.isArray()) {
            items.forEach(item -> theirs.add(value(item)));
        }
        boolean kept =
                theirs.stream().allMatch(value -> value.matches("[1-9][0-9]?") && Integer.parseInt(value) < OTHER)
                        && theirs.stream().distinct().count() == theirs.size();
        List<AnswerOption> options = new ArrayList<>();
        for (int i = 0; i < theirs.size(); i++) {
            int code = kept ? Integer.parseInt(theirs.get(i)) : i + 1;
            JsonNode item = items.get(i);
            SpokenText words = item.has("text") ? text(item.path("text")) : plain(theirs.get(i));
            options.add(new AnswerOption(code, words, Role.PLAIN, false, false));
            values.put(theirs.get(i), Integer.toString(code));
        }
        return options;
    }

    private static String value(JsonNode item) {
        return item.isObject() ? item.path("value").asText() : item.asText();
    }

    private Question yesOrNo(JsonNode element, Question blank, Map<String, String> values) {
        values.put("true", "1");
        values.put("false", "2");
        List<AnswerOption> options = List.of(
                new AnswerOption(1, text(element.path("labelTrue")), Role.PLAIN, false, false),
                new AnswerOption(2, text(element.path("labelFalse")), Role.PLAIN, false, false));
        return made(element, blank, QuestionKind.SINGLE, options, AnswerScale.DEFAULT);
    }

    private @Nullable Question rating(JsonNode element, Question blank, Map<String, String> values) {
        int first = element.path("rateMin").asInt(1);
        int last = element.path("rateMax").asInt(element.path("rateCount").asInt(5) + first - 1);
        Optional<AnswerScale.Points> points = Arrays.stream(AnswerScale.Points.values())
                .filter(each -> each.first() == first && each.last() == last)
                .findFirst();
        if (points.isEmpty()) {
            unfit.add("“%s”: no scale goes from %d to %d."
                    .formatted(element.path("name").asText(), first, last));
            return null;
        }
        AnswerScale scale = new AnswerScale(
                points.get(),
                text(element.path("minRateDescription")),
                text(element.path("maxRateDescription")),
                false);
        scale.values().forEach(value -> values.put(Integer.toString(value), Integer.toString(value)));
        return made(element, blank, QuestionKind.SCALE, List.of(), scale);
    }

    private @Nullable Question matrix(JsonNode element, Question blank, Map<String, String> values) {
        String name = element.path("name").asText();
        JsonNode columns = element.path("columns");
        Optional<AnswerScale.Points> points = Arrays.stream(AnswerScale.Points.values())
                .filter(each -> each.last() - each.first() + 1 == columns.size())
                .findFirst();
        if (points.isEmpty()) {
            unfit.add("“%s”: no scale has %d points.".formatted(name, columns.size()));
            return null;
        }
        Map<String, String> lines = new HashMap<>();
        List<AnswerOption> options = options(element.path("rows"), lines);
        if (!fits(element, options)) {
            return null;
        }
        JsonNode low = columns.get(0);
        JsonNode high = columns.get(columns.size() - 1);
        AnswerScale scale = new AnswerScale(points.get(), words(low), words(high), false);
        for (int i = 0; i < columns.size(); i++) {
            String point = Integer.toString(points.get().first() + i);
            String column = value(columns.get(i));
            lines.forEach((line, code) -> values.put(line + "." + column, code + ":" + point));
            if (i > 0 && i < columns.size() - 1 && !words(columns.get(i)).isEmpty()) {
                unfit.add("“%s”: the words of point %s are left out; a scale has words at its ends."
                        .formatted(name, point));
            }
        }
        return made(element, blank, QuestionKind.MATRIX, options, scale);
    }

    /** The words of a column; none where it only repeats its number. */
    private SpokenText words(JsonNode column) {
        if (column.has("text")) {
            return text(column.path("text"));
        }
        String value = value(column);
        return Condition.isNumber(value) ? SpokenText.NONE : plain(value);
    }

    private @Nullable Question text(JsonNode element, Question blank) {
        String input = element.path("inputType").asText("text");
        if (element.path("mien").has("bands")) {
            return AgeBands.read(element.path("mien").path("bands").asText())
                    .map(bands -> made(element, blank, QuestionKind.AGE_BAND, bands.options(), AnswerScale.DEFAULT))
                    .orElseGet(() -> made(element, blank, QuestionKind.TEXT, List.of(), AnswerScale.DEFAULT));
        }
        if (input.equals("text")) {
            return made(element, blank, QuestionKind.TEXT, List.of(), AnswerScale.DEFAULT);
        }
        if (!input.equals("number") && !input.equals("range")) {
            unfit.add("“%s”: no kind of question takes “%s”."
                    .formatted(element.path("name").asText(), input));
            return null;
        }
        int min = element.path("min").asInt(NumberRange.DEFAULT.min());
        int max = element.path("max").asInt(Math.max(min, NumberRange.DEFAULT.max()));
        Question number = made(element, blank, QuestionKind.NUMBER, List.of(), AnswerScale.DEFAULT);
        if (min > max || min < -NumberRange.MAX_NUMBER || max > NumberRange.MAX_NUMBER) {
            unfit.add("“%s”: numbers from %d to %d are left out."
                    .formatted(element.path("name").asText(), min, max));
            return number;
        }
        return number.in(new NumberRange(min, max));
    }

    /** Conditions, and gaps in texts, name questions by now known. */
    private void takeRules() {
        elements.forEach((code, element) -> {
            Question question = read.question(code).orElseThrow();
            String name = element.path("name").asText();
            String visible = element.path("visibleIf").asText();
            if (!visible.isBlank()) {
                Optional<List<Condition>> conditions = SurveyJsRule.read(visible, known);
                conditions.ifPresentOrElse(
                        found -> read = read.replacing(question.askedIf(found)),
                        () -> unfit.add(
                                "“%s”: everybody is asked, as its condition is left out: %s".formatted(name, visible)));
            }
            String required = element.path("requiredIf").asText();
            if (!required.isBlank() && required.equals(visible)) {
                read = read.replacing(read.question(code).orElseThrow().requiredToo());
            } else if (!required.isBlank()) {
                unfit.add("“%s”: it may be left out, as a question is required always or never: %s"
                        .formatted(name, required));
            }
            element.path("mien").fieldNames().forEachRemaining(property -> {
                if (!property.equals("bands")) {
                    unfit.add("“%s”: “mien.%s” is left out: write it here again.".formatted(name, property));
                }
            });
        });
    }

    /** In the languages of the campaign; names of questions in gaps become their codes. */
    private SpokenText text(JsonNode node) {
        if (node.isTextual()) {
            return plain(node.asText());
        }
        Map<String, String> said = new HashMap<>();
        node.properties().forEach(each -> {
            String language = each.getKey().equals(SurveyJs.DEFAULT) ? defaultLanguage : SurveyJs.ours(each.getKey());
            put(said, language, each.getValue().asText());
        });
        return new SpokenText(said);
    }

    private SpokenText plain(String words) {
        Map<String, String> said = new HashMap<>();
        put(said, defaultLanguage, words);
        return new SpokenText(said);
    }

    private void put(Map<String, String> said, String language, String words) {
        String text = TypedText.kept(named(words).replaceAll("\\R", " "));
        if (!languages.contains(language)) {
            unspoken.add(language);
        } else if (!TypedText.isReadable(text) || TypedText.length(text) > Question.MAX_TEXT) {
            unfit.add("A text of more than %d characters is left out: “%s…”"
                    .formatted(
                            Question.MAX_TEXT,
                            text.substring(
                                    0,
                                    text.offsetByCodePoints(0, Math.min(40, text.codePointCount(0, text.length()))))));
        } else if (TypedText.isVisible(text)) {
            said.put(language, text);
        }
    }

    private String named(String words) {
        return known.entrySet().stream()
                .reduce(
                        words,
                        (text, each) -> text.replace(
                                "{" + each.getKey() + "}",
                                "{" + each.getValue().question().code() + "}"),
                        (first, second) -> second);
    }
}
