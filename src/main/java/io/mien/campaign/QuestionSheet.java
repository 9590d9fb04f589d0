package io.mien.campaign;

import io.mien.campaign.Condition.Comparison;
import io.mien.language.Language;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The form of one question: what was kept of it, or what was typed and could not be kept.
 *
 * @param errors what is wrong, by the name of the field
 * @param findings what is still missing before it can be asked
 */
public record QuestionSheet(
        Of of, Question question, Map<String, String> typed, Map<String, String> errors, List<String> findings) {

    /** @param standing all questions of the campaign */
    public record Of(UUID campaignId, String campaign, List<Language> languages, Questionnaire standing) {}

    /** A text in one language. */
    public record Field(
            String name,
            String label,
            Language language,
            String value,
            @Nullable String error) {}

    /** One option with its fields. */
    public record Option(
            int code,
            String name,
            String label,
            List<Field> texts,
            String role,
            boolean anchored,
            boolean endsVisit,
            boolean first) {}

    /** One condition with its fields. */
    public record Rule(String name, String subject, String comparison, String values) {}

    static QuestionSheet of(Campaign campaign, Question question) {
        return typed(campaign, question, QuestionForm.of(question), Map.of());
    }

    static QuestionSheet typed(Campaign campaign, Question question, QuestionForm form, Map<String, String> errors) {
        Of of = new Of(campaign.id, campaign.name, campaign.spokenLanguages(), SurveyVersion.standing(campaign.id));
        List<String> findings = QuestionnaireCheck.of(campaign, of.standing()).findings().stream()
                .filter(finding -> finding.code().equals(question.code()))
                .map(QuestionnaireCheck.Finding::sentence)
                .toList();
        return new QuestionSheet(of, question, form.typed(), errors, findings);
    }

    public String title() {
        return "Question " + question.code();
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    public boolean ticked(String field) {
        return typed.containsKey(field);
    }

    public @Nullable String error(String field) {
        return errors.get(field);
    }

    public List<Field> texts() {
        return fields("text", "Question");
    }

    public List<Field> low() {
        return fields("low", "Words at the low end");
    }

    public List<Field> high() {
        return fields("high", "Words at the high end");
    }

    public List<Option> options() {
        return question.options().stream().map(this::option).toList();
    }

    private Option option(AnswerOption option) {
        String name = QuestionForm.option(option.code());
        return new Option(
                option.code(),
                name,
                option.text().in("en"),
                fields(name, (isMatrix() ? "Line " : "Answer ") + option.code()),
                typed.getOrDefault(name + ".role", option.role().name()),
                ticked(name + ".anchored"),
                ticked(name + ".ends"),
                question.options().indexOf(option) == 0);
    }

    public List<Rule> rules() {
        return rules(QuestionForm.ASKED);
    }

    /** On what an answer is flagged. */
    public List<Rule> flags() {
        return rules(QuestionForm.FLAGGED);
    }

    private List<Rule> rules(String rule) {
        long used = IntStream.range(0, QuestionForm.MAX_CONDITIONS)
                .filter(i ->
                        !value(QuestionForm.condition(rule, i) + ".subject").isBlank())
                .count();
        return IntStream.range(0, (int) Math.min(QuestionForm.MAX_CONDITIONS, used + 1))
                .mapToObj(i -> QuestionForm.condition(rule, i))
                .map(name ->
                        new Rule(name, value(name + ".subject"), value(name + ".comparison"), value(name + ".values")))
                .toList();
    }

    /** What a flag may be about: this answer, and those before. */
    public List<Subject> compared() {
        return Stream.concat(
                        Stream.of(Subject.of(question)),
                        of.standing.before(question).stream()
                                .filter(each -> each.kind().decides())
                                .map(Subject::of))
                .toList();
    }

    /** What a condition of this question may be about, each with the values it can have. */
    public List<Subject> subjects() {
        Stream<Subject> asked = of.standing.before(question).stream()
                .filter(each -> each.kind().decides())
                .map(Subject::of);
        Stream<Subject> known = Stream.of(
                new Subject(Condition.COUNTRY, "country", "two letters, such as DE"),
                new Subject(Condition.LANGUAGE, "language", "such as en or pt-BR"));
        Stream<Subject> place = question.placement() == Placement.AFTER_EACH_AD
                ? Stream.of(new Subject(Condition.PLACE, "place of the ad", "1 for the first one seen"))
                : Stream.of();
        return Stream.of(asked, known, place).flatMap(each -> each).toList();
    }

    /** @param values which values it can have, in words */
    public record Subject(String code, String words, String values) {
        static Subject of(Question question) {
            return new Subject(
                    question.code(), question.code() + ": " + question.text().in("en"), values(question));
        }

        private static String values(Question question) {
            return switch (question.kind()) {
                case SCALE ->
                    question.scale().points().words() + (question.scale().unsure() ? ", unsure" : "");
                case MATRIX ->
                    "line:point, such as 1:%d; lines %s; points %s%s"
                            .formatted(
                                    question.scale().points().last(),
                                    options(question),
                                    question.scale().points().words(),
                                    question.scale().unsure() ? ", unsure" : "");
                case RANKING -> "answer:place, such as 1:1 for the first place of answer 1; " + options(question);
                case NUMBER ->
                    question.range().min() + " to " + question.range().max();
                default -> options(question);
            };
        }

        private static String options(Question question) {
            return question.options().stream()
                    .map(option -> option.code() + " = " + option.text().in("en"))
                    .collect(Collectors.joining(", "));
        }
    }

    public List<Comparison> comparisons() {
        return List.of(Comparison.values());
    }

    public List<AnswerOption.Role> roles() {
        return question.kind() == QuestionKind.SINGLE
                ? List.of(AnswerOption.Role.PLAIN, AnswerOption.Role.OTHER)
                : List.of(AnswerOption.Role.values());
    }

    public List<AnswerScale.Points> points() {
        return List.of(AnswerScale.Points.values());
    }

    public boolean isScreening() {
        return question.placement() == Placement.BEFORE_ADS;
    }

    public boolean isScale() {
        return question.kind().hasScale();
    }

    public boolean isMatrix() {
        return question.kind() == QuestionKind.MATRIX;
    }

    public boolean isAge() {
        return question.kind() == QuestionKind.AGE_BAND;
    }

    /** Whether an answer shows by a point or a number alone that somebody is not meant. */
    public boolean isScreeningByNumber() {
        return isScreening() && (question.kind() == QuestionKind.SCALE || isNumber());
    }

    /** Whether options are chosen and not ranked or rated. */
    public boolean isChoice() {
        return question.kind().isChoice();
    }

    public boolean isNumber() {
        return question.kind() == QuestionKind.NUMBER;
    }

    /** The gaps that this question's words may have. */
    public String gaps() {
        String earlier = of.standing.before(question).stream()
                .map(each -> "{" + each.code() + "}")
                .collect(Collectors.joining(", "));
        boolean hasAd = question.placement() == Placement.AFTER_EACH_AD;
        if (earlier.isEmpty()) {
            return hasAd ? "{ad} stands for the title of the ad." : "";
        }
        return (hasAd ? "{ad} stands for the title of the ad; " : "") + earlier + " for what was answered there.";
    }

    private List<Field> fields(String name, String label) {
        return of.languages.stream()
                .map(language -> field(name + "." + language.tag(), label, language))
                .toList();
    }

    private Field field(String name, String label, Language language) {
        return new Field(name, label + " in " + language.englishName(), language, value(name), errors.get(name));
    }
}
