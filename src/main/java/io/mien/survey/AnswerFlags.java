package io.mien.survey;

import io.mien.campaign.Campaign;
import io.mien.campaign.Condition;
import io.mien.campaign.Question;
import io.mien.campaign.QuestionKind;
import io.mien.campaign.Questionnaire;
import io.mien.platform.Wording;
import io.mien.survey.AnswerFlag.Kind;
import io.mien.visit.Step;
import io.mien.visit.Visit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds what careful people seldom do in the answers of a visit, by the rules that are published (method page, section 17). It is
 * read anew from the answers each time, so that nothing about a person is stored.
 *
 * @param usual how long people take; empty where the campaign does not flag speed
 * @param flagsStraightLining whether the campaign flags the same point throughout
 */
record AnswerFlags(Optional<UsualTimes> usual, boolean flagsStraightLining) {

    /** Reads inside the caller's transaction. */
    static AnswerFlags of(Campaign campaign) {
        return new AnswerFlags(
                campaign.flagSpeeding ? Optional.of(UsualTimes.of(campaign)) : Optional.empty(),
                campaign.flagStraightLining);
    }

    /** Those of one visit of a campaign, for its page. Reads inside the caller's transaction. */
    static List<AnswerFlag> ofVisit(Visit visit) {
        return of(Campaign.required(visit.campaignId)).on(visit, visit.questionnaire(), Answer.ofVisit(visit.id));
    }

    /** Whether a kind is looked for: checks always are, as staff write them one by one. */
    boolean looksFor(Kind kind) {
        return switch (kind) {
            case ATTENTION, CONTRADICTION -> true;
            case SPEEDING -> usual.isPresent();
            case STRAIGHT_LINING -> flagsStraightLining;
        };
    }

    /** @param answers everything that the visit was shown */
    List<AnswerFlag> on(Visit visit, Questionnaire asked, List<Answer> answers) {
        List<AnswerFlag> flags = new ArrayList<>();
        Map<Answer, Question> given = new LinkedHashMap<>();
        answers.stream().filter(Answer::isAnswered).forEach(answer -> asked.question(answer.question)
                .ifPresent(question -> given.put(answer, question)));
        given.forEach((answer, question) -> {
            Interview interview =
                    new Interview(visit, new Step.Questions(question.placement(), answer.adId), asked, answers);
            if (question.isFlagged(answer.values(), interview::known)) {
                flags.add(checked(question));
            }
        });
        usual.flatMap(times -> speeding(given, times)).ifPresent(flags::add);
        if (flagsStraightLining) {
            straightLining(given).ifPresent(flags::add);
        }
        return flags;
    }

    private static AnswerFlag checked(Question question) {
        if (!question.comparesAnswers()) {
            return new AnswerFlag(Kind.ATTENTION, question.code() + ".");
        }
        String others = question.flaggedIf().stream()
                .map(Condition::subject)
                .filter(subject -> !subject.equals(question.code()))
                .distinct()
                .collect(Collectors.joining(", "));
        return new AnswerFlag(Kind.CONTRADICTION, "%s against %s.".formatted(question.code(), others));
    }

    /** The median question of the visit took less than the share of its usual time. What people write themselves is left out. */
    private static Optional<AnswerFlag> speeding(Map<Answer, Question> given, UsualTimes times) {
        double[] shares = given.entrySet().stream()
                .filter(each -> each.getValue().kind() != QuestionKind.TEXT)
                .flatMapToDouble(each -> times.share(each.getKey()).stream())
                .toArray();
        if (shares.length < FlagRules.MIN_QUESTIONS || UsualTimes.median(shares) >= FlagRules.FAST_SHARE) {
            return Optional.empty();
        }
        return Optional.of(new AnswerFlag(
                Kind.SPEEDING,
                "%d %% of the usual time in the middle one of %d questions; below %d %% is flagged."
                        .formatted(
                                Math.round(100 * UsualTimes.median(shares)),
                                shares.length,
                                Math.round(100 * FlagRules.FAST_SHARE))));
    }

    /** Every group of ratings that is large enough holds one point alone. */
    private static Optional<AnswerFlag> straightLining(Map<Answer, Question> given) {
        List<List<Integer>> groups = groups(given).stream()
                .filter(points -> points.size() >= FlagRules.MIN_RATINGS)
                .toList();
        if (groups.isEmpty()
                || !groups.stream()
                        .allMatch(points -> points.stream().distinct().count() == 1)) {
            return Optional.empty();
        }
        int ratings = groups.stream().mapToInt(List::size).sum();
        return Optional.of(new AnswerFlag(
                Kind.STRAIGHT_LINING,
                "all %d ratings in %s; groups of %d and more are looked at."
                        .formatted(ratings, Wording.count(groups.size(), "group"), FlagRules.MIN_RATINGS)));
    }

    /** The lines of each matrix, and the scales with the same points that one block asks about one ad. */
    private static List<List<Integer>> groups(Map<Answer, Question> given) {
        List<List<Integer>> groups = new ArrayList<>();
        Map<String, List<Integer>> scales = new HashMap<>();
        given.forEach((answer, question) -> {
            if (question.kind() == QuestionKind.MATRIX) {
                groups.add(answer.points);
            } else if (question.kind() == QuestionKind.SCALE && !answer.isLeftOut()) {
                scales.computeIfAbsent(
                                question.placement() + "/" + answer.adId + "/"
                                        + question.scale().points(),
                                any -> new ArrayList<>())
                        .add(answer.number == null ? Answer.POINT_UNSURE : answer.number);
            }
        });
        groups.addAll(scales.values());
        return groups;
    }
}
