package io.mien.survey;

import io.mien.campaign.Campaign;
import io.mien.campaign.Questionnaire;
import io.mien.campaign.SurveyVersion;
import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Origin;
import io.mien.visit.Visit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The visits of a campaign that were shown a question, with everything that they were shown; previews are left out. */
final class AnsweredVisits {
    /** How visits end whose person came to the end, of the whole or of what it was asked. */
    private static final Set<Disposition> TO_THE_END = EnumSet.of(
            Disposition.COMPLETE,
            Disposition.COMPLETE_WITHOUT_CAMERA,
            Disposition.ENDED,
            Disposition.QUALITY_TERMINATED,
            Disposition.SCREENED_OUT,
            Disposition.QUOTA_FULL);

    private final Map<UUID, Visit> visits;
    private final Map<UUID, List<Answer>> byVisit;
    private final Map<String, List<Answer>> byQuestion;
    private final Map<Integer, Questionnaire> asked;

    private AnsweredVisits(Map<UUID, Visit> visits, List<Answer> answers, Map<Integer, Questionnaire> asked) {
        this.visits = visits;
        this.byVisit = answers.stream().collect(Collectors.groupingBy(answer -> answer.visitId));
        this.byQuestion = answers.stream().collect(Collectors.groupingBy(answer -> answer.question));
        this.asked = asked;
    }

    /** Reads inside the caller's transaction. */
    static AnsweredVisits of(Campaign campaign) {
        Map<UUID, Visit> visits = new LinkedHashMap<>();
        List<Answer> answers = new ArrayList<>();
        Answer.getEntityManager()
                .createQuery(
                        "select visit, answer from Answer answer join Visit visit on visit.id = answer.visitId"
                                + " where visit.campaignId = :campaign and visit.origin <> :preview",
                        Object[].class)
                .setParameter("campaign", campaign.id)
                .setParameter("preview", Origin.PREVIEW)
                .getResultList()
                .forEach(row -> {
                    Visit visit = (Visit) row[0];
                    visits.put(visit.id, visit);
                    answers.add((Answer) row[1]);
                });
        return new AnsweredVisits(
                visits,
                answers,
                SurveyVersion.ofCampaign(campaign.id).stream()
                        .collect(Collectors.toMap(version -> version.number, SurveyVersion::questionnaire)));
    }

    /** Those of one cut alone, with all that they were shown. */
    AnsweredVisits of(AnswerCut cut) {
        Map<UUID, Visit> some = new LinkedHashMap<>();
        visits.values().stream().filter(visit -> cut.takes(answers(visit))).forEach(visit -> some.put(visit.id, visit));
        List<Answer> theirs =
                some.values().stream().flatMap(visit -> answers(visit).stream()).toList();
        return new AnsweredVisits(some, theirs, asked);
    }

    /** Those that answered at least one question. */
    Collection<Visit> answering() {
        return visits.values().stream()
                .filter(visit -> answers(visit).stream().anyMatch(Answer::isAnswered))
                .toList();
    }

    /** Whether its person has not come to its end, or not yet. */
    static boolean isLeft(Visit visit) {
        return visit.disposition == null || !TO_THE_END.contains(visit.disposition);
    }

    List<Answer> to(String question) {
        return byQuestion.getOrDefault(question, List.of());
    }

    Visit visit(Answer answer) {
        return Objects.requireNonNull(visits.get(answer.visitId));
    }

    /** What each visit is flagged for; one that is flagged for nothing is not there. */
    Map<UUID, List<AnswerFlag>> flagged(AnswerFlags flags) {
        Map<UUID, List<AnswerFlag>> found = new HashMap<>();
        visits.values().forEach(visit -> {
            List<AnswerFlag> of = flags.on(visit, asked(visit), answers(visit));
            if (!of.isEmpty()) {
                found.put(visit.id, of);
            }
        });
        return found;
    }

    /** Numbers of the versions that were answered. */
    List<Integer> versions() {
        return byVisit.values().stream()
                .flatMap(List::stream)
                .filter(Answer::isAnswered)
                .map(answer -> answer.surveyVersion)
                .distinct()
                .sorted()
                .toList();
    }

    private List<Answer> answers(Visit visit) {
        return byVisit.getOrDefault(visit.id, List.of());
    }

    private Questionnaire asked(Visit visit) {
        return asked.getOrDefault(Objects.requireNonNullElse(visit.surveyVersion, 0), Questionnaire.EMPTY);
    }
}
