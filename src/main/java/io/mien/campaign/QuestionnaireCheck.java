package io.mien.campaign;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a questionnaire from being asked: words that are missing, rules that cannot be read, and questions that nobody
 * can come to. Rules only leave questions out, so that every path ends; what is looked for is a question whose conditions
 * contradict each other, or a block that everybody is screened out in.
 */
public final class QuestionnaireCheck {
    private final Questionnaire questionnaire;
    private final List<String> languages;
    private final List<String> countries;

    /** @param countries those of the campaign */
    public QuestionnaireCheck(Questionnaire questionnaire, List<String> languages, List<String> countries) {
        this.questionnaire = questionnaire;
        this.languages = List.copyOf(languages);
        this.countries = List.copyOf(countries);
    }

    static QuestionnaireCheck of(Campaign campaign, Questionnaire questionnaire) {
        return new QuestionnaireCheck(
                questionnaire,
                campaign.languages,
                campaign.targets().stream().map(target -> target.country).toList());
    }

    /** Something that is wrong with one question. */
    public record Finding(String code, String sentence) {}

    public List<Finding> findings() {
        return questionnaire.questions().stream().flatMap(this::findings).toList();
    }

    private Stream<Finding> findings(Question question) {
        List<String> said = new ArrayList<>();
        said.addAll(words(question));
        said.addAll(options(question));
        said.addAll(gaps(question));
        said.addAll(rules(question));
        if (said.isEmpty() && !isReachable(question)) {
            said.add("Nobody can come to it: its conditions contradict each other or those of the questions before.");
        }
        return said.stream().map(sentence -> new Finding(question.code(), sentence));
    }

    private List<String> words(Question question) {
        List<String> said = new ArrayList<>();
        missing(question.text()).ifPresent(where -> said.add("The question is not written in " + where + "."));
        if (question.kind().hasOptions()) {
            String each = question.kind() == QuestionKind.MATRIX ? "Line" : "Answer";
            for (AnswerOption option : question.options()) {
                missing(option.text())
                        .ifPresent(
                                where -> said.add("%s %d is not written in %s.".formatted(each, option.code(), where)));
            }
        }
        if (question.kind().hasScale()) {
            missing(question.scale().low())
                    .ifPresent(where -> said.add("The low end of the scale is not written in " + where + "."));
            missing(question.scale().high())
                    .ifPresent(where -> said.add("The high end of the scale is not written in " + where + "."));
        }
        return said;
    }

    private Optional<String> missing(SpokenText text) {
        String names = text.missingIn(languages).stream()
                .map(tag -> Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH))
                .collect(Collectors.joining(", "));
        return Optional.of(names).filter(any -> !any.isEmpty());
    }

    private List<String> options(Question question) {
        List<String> said = new ArrayList<>();
        if (question.kind().hasOptions() && question.options().size() < 2) {
            said.add(
                    switch (question.kind()) {
                        case MATRIX -> "It needs at least two lines.";
                        case RANKING -> "It needs at least two answers to rank.";
                        default -> "It needs at least two answers to choose from.";
                    });
        }
        if (question.mayEndVisit() && question.placement() != Placement.BEFORE_ADS) {
            said.add("Only a question before the ads can end a visit.");
        }
        if (question.mayEndVisit()
                && question.required()
                && !question.values().isEmpty()
                && question.values().stream().allMatch(value -> question.endsVisit(Set.of(value)))
                && question.kind() != QuestionKind.NUMBER) {
            said.add("Every answer ends the visit, so that nobody could take part.");
        }
        return said;
    }

    private List<String> gaps(Question question) {
        Set<String> known = questionnaire.before(question).stream()
                .map(Question::code)
                .collect(Collectors.toCollection(HashSet::new));
        if (question.placement() == Placement.AFTER_EACH_AD) {
            known.add(Question.AD);
        }
        return question.gaps().stream()
                .filter(gap -> !known.contains(gap))
                .sorted()
                .map(gap -> "{%s} stands for nothing here: use %s."
                        .formatted(
                                gap,
                                known.isEmpty()
                                        ? "no gaps in the first question"
                                        : known.stream()
                                                .sorted()
                                                .map(each -> "{" + each + "}")
                                                .collect(Collectors.joining(", "))))
                .toList();
    }

    private List<String> rules(Question question) {
        List<String> said = new ArrayList<>();
        question.askedIf().forEach(condition -> said.addAll(rule(question, condition, questionnaire.before(question))));
        List<Question> compared = new ArrayList<>(questionnaire.before(question));
        compared.add(question);
        question.flaggedIf().forEach(condition -> said.addAll(rule(question, condition, compared)));
        if (!question.flaggedIf().isEmpty()
                && question.flaggedIf().stream()
                        .noneMatch(condition -> condition.subject().equals(question.code()))) {
            said.add("A flag needs a condition about this question’s own answer.");
        }
        question.endsIf().stream()
                .filter(condition -> condition.comparison().isOfNumbers())
                .filter(condition -> !Condition.isNumber(condition.values().get(0)))
                .forEach(condition -> said.add("A visit can end at most or at least at a whole number."));
        return said;
    }

    /** @param known the questions that it may be about */
    private List<String> rule(Question question, Condition condition, List<Question> known) {
        if (condition.values().isEmpty()) {
            return List.of("Say what %s is compared with.".formatted(condition.subject()));
        }
        if (condition.comparison().isOfNumbers() && !isOneNumber(condition)) {
            return List.of("“%s” needs one whole number.".formatted(condition.words()));
        }
        if (condition.subject().equals(Condition.PLACE) && question.placement() != Placement.AFTER_EACH_AD) {
            return List.of("Only a question after each ad knows which ad of the visit it was.");
        }
        @Nullable Set<String> possible = possible(known, condition.subject());
        if (possible == null) {
            return List.of("“%s” names a question that is not asked before this one.".formatted(condition.words()));
        }
        if (condition.comparison().isOfNumbers() && hasPoints(condition.subject())) {
            return List.of("“%s”: compare %s with pairs, such as 1:2, by “is any of” or “is none of”."
                    .formatted(condition.words(), condition.subject()));
        }
        return condition.values().stream()
                .filter(value -> !condition.comparison().isOfNumbers() && !possible.contains(value))
                .filter(value -> !isNumberOf(condition.subject(), value))
                .map(value -> "“%s”: %s has no %s.".formatted(condition.words(), condition.subject(), value))
                .toList();
    }

    private boolean hasPoints(String subject) {
        return questionnaire
                .question(subject)
                .filter(asked -> asked.kind().hasPoints())
                .isPresent();
    }

    private static boolean isOneNumber(Condition condition) {
        return condition.values().size() == 1
                && Condition.isNumber(condition.values().get(0));
    }

    private boolean isNumberOf(String subject, String value) {
        return Condition.isNumber(value)
                && (subject.equals(Condition.PLACE)
                        || questionnaire
                                .question(subject)
                                .filter(asked -> asked.kind() == QuestionKind.NUMBER
                                        && asked.range().has(Integer.parseInt(value)))
                                .isPresent());
    }

    /** Every value that the subject can have; null where none of these questions is it. */
    private @Nullable Set<String> possible(List<Question> known, String subject) {
        return switch (subject) {
            case Condition.COUNTRY -> Set.copyOf(countries);
            case Condition.LANGUAGE -> Set.copyOf(languages);
            case Condition.PLACE -> Set.of();
            default ->
                known.stream()
                        .filter(asked -> asked.kind().decides())
                        .filter(asked -> asked.code().equals(subject))
                        .findFirst()
                        .map(Question::values)
                        .orElse(null);
        };
    }

    /** Whether somebody can answer so that it is asked. */
    boolean isReachable(Question question) {
        return new Reachability(questionnaire, languages, countries).of(question);
    }
}
