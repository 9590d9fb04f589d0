package io.mien.campaign;

import io.mien.campaign.Condition.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Expressions of SurveyJS as far as conditions can say the same: comparisons of one answer each, all of which must hold. */
final class SurveyJsRule {
    private static final Pattern TERM = Pattern.compile(
            "\\(*\\s*\\{([^{}]+)}\\s*(anyof|notcontains|contains|notempty|empty|<>|!=|>=|<=|==|=|>|<)\\s*(.*?)\\s*\\)*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern AND = Pattern.compile("\\s+(?:and|&&)\\s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern OR = Pattern.compile("\\s(?:or|\\|\\|)\\s", Pattern.CASE_INSENSITIVE);
    private static final Pattern LITERAL = Pattern.compile("'([^']*)'|\"([^\"]*)\"|([^\\s,\\[\\]'\"]+)");

    /** No condition that people write is longer, and the patterns above take their time for one that is. */
    private static final int MAX_LENGTH = 2_000;

    private SurveyJsRule() {}

    /**
     * A question that a survey asks, by the name that its expressions use.
     *
     * @param values ours of theirs
     */
    record Known(Question question, Map<String, String> values) {}

    /** Conditions that say the same; empty where none can. */
    static Optional<List<Condition>> read(String expression, Map<String, Known> known) {
        if (expression.length() > MAX_LENGTH || OR.matcher(expression).find()) {
            return Optional.empty();
        }
        List<Condition> conditions = new ArrayList<>();
        for (String term : AND.split(expression.strip())) {
            Optional<Condition> condition = term(term, known);
            if (condition.isEmpty()) {
                return Optional.empty();
            }
            conditions.add(condition.get());
        }
        return conditions.size() > QuestionForm.MAX_CONDITIONS ? Optional.empty() : Optional.of(conditions);
    }

    private static Optional<Condition> term(String term, Map<String, Known> known) {
        Matcher found = TERM.matcher(term.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        String name = found.group(1).strip();
        Known asked = known.get(name);
        String line = "";
        if (asked == null && name.contains(".")) {
            asked = known.get(name.substring(0, name.lastIndexOf('.')));
            line = name.substring(name.lastIndexOf('.') + 1) + ".";
        }
        if (asked == null || !asked.question().kind().decides()) {
            return Optional.empty();
        }
        List<String> literals = LITERAL.matcher(found.group(3))
                .results()
                .map(each -> Stream.of(1, 2, 3)
                        .map(each::group)
                        .filter(part -> part != null)
                        .findFirst()
                        .orElse(""))
                .toList();
        return condition(asked, found.group(2).toLowerCase(Locale.ROOT), line, literals);
    }

    private static Optional<Condition> condition(Known asked, String operator, String line, List<String> literals) {
        String code = asked.question().code();
        List<String> all = asked.question().values().stream().sorted().toList();
        boolean choice = asked.question().kind() != QuestionKind.NUMBER;
        return switch (operator) {
            case "=", "==", "anyof", "contains" -> some(asked, Comparison.ANY_OF, line, literals);
            case "<>", "!=", "notcontains" -> some(asked, Comparison.NONE_OF, line, literals);
            case "notempty" -> choice ? Optional.of(new Condition(code, Comparison.ANY_OF, all)) : Optional.empty();
            case "empty" -> choice ? Optional.of(new Condition(code, Comparison.NONE_OF, all)) : Optional.empty();
            case ">=" -> bound(asked, Comparison.AT_LEAST, literals, 0);
            case ">" -> bound(asked, Comparison.AT_LEAST, literals, 1);
            case "<=" -> bound(asked, Comparison.AT_MOST, literals, 0);
            default -> bound(asked, Comparison.AT_MOST, literals, -1);
        };
    }

    private static Optional<Condition> some(Known asked, Comparison comparison, String line, List<String> literals) {
        List<String> values = literals.stream()
                .map(literal -> ours(asked, line + literal))
                .flatMap(Optional::stream)
                .toList();
        return values.isEmpty() || values.size() < literals.size()
                ? Optional.empty()
                : Optional.of(new Condition(asked.question().code(), comparison, values));
    }

    private static Optional<String> ours(Known asked, String theirs) {
        if (asked.question().kind() == QuestionKind.NUMBER) {
            return Condition.isNumber(theirs) ? Optional.of(theirs) : Optional.empty();
        }
        return Optional.ofNullable(asked.values().get(theirs));
    }

    /** Of numbers and scales alone: codes of answers have no order. */
    private static Optional<Condition> bound(Known asked, Comparison comparison, List<String> literals, int beyond) {
        QuestionKind kind = asked.question().kind();
        boolean ordered = kind == QuestionKind.NUMBER || kind == QuestionKind.SCALE;
        if (!ordered || literals.size() != 1 || !Condition.isNumber(literals.get(0))) {
            return Optional.empty();
        }
        int bound = Integer.parseInt(literals.get(0)) + beyond;
        return Optional.of(Condition.of(asked.question().code(), comparison, Integer.toString(bound)));
    }

    /** The expression of a condition; empty where SurveyJS does not know what it is about. */
    static Optional<String> written(Condition condition, Questionnaire questionnaire) {
        return questionnaire.question(condition.subject()).flatMap(asked -> written(condition, asked));
    }

    private static Optional<String> written(Condition condition, Question asked) {
        String name = "{" + asked.code() + "}";
        boolean several = asked.kind() == QuestionKind.MULTIPLE;
        if (asked.kind() == QuestionKind.RANKING || asked.kind() == QuestionKind.AGE_BAND) {
            return Optional.empty();
        }
        return switch (condition.comparison()) {
            case AT_LEAST -> Optional.of(name + " >= " + condition.values().get(0));
            case AT_MOST -> Optional.of(name + " <= " + condition.values().get(0));
            case ANY_OF ->
                asked.kind() == QuestionKind.MATRIX
                        ? line(condition, asked, " = ")
                        : Optional.of(
                                condition.values().size() == 1 && !several
                                        ? name + " = "
                                                + literal(
                                                        asked,
                                                        condition.values().get(0))
                                        : name + " anyof ["
                                                + condition.values().stream()
                                                        .map(value -> literal(asked, value))
                                                        .collect(Collectors.joining(", "))
                                                + "]");
            case NONE_OF ->
                asked.kind() == QuestionKind.MATRIX
                        ? line(condition, asked, " <> ")
                        : Optional.of(condition.values().stream()
                                .map(value -> name + (several ? " notcontains " : " <> ") + literal(asked, value))
                                .collect(Collectors.joining(" and ")));
        };
    }

    /** Of one line and one point; more cannot be said without “or”. */
    private static Optional<String> line(Condition condition, Question asked, String operator) {
        if (condition.values().size() != 1) {
            return Optional.empty();
        }
        String[] pair = condition.values().get(0).split(":", 2);
        return Optional.of("{%s.%s}%s%s".formatted(asked.code(), pair[0], operator, literal(pair[1])));
    }

    /** Other and none are called so, whatever their codes. */
    private static String literal(Question asked, String value) {
        return asked.options().stream()
                .filter(option -> Integer.toString(option.code()).equals(value))
                .filter(option -> option.role() != AnswerOption.Role.PLAIN)
                .map(option -> option.isOther() ? "'other'" : "'none'")
                .findFirst()
                .orElseGet(() -> literal(value));
    }

    private static String literal(String value) {
        return Condition.isNumber(value) ? value : "'" + value + "'";
    }
}
