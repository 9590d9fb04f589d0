package io.mien.survey;

import io.mien.campaign.Ad;
import io.mien.privacy.HeldTable;
import io.mien.privacy.PersonalDataHolder;
import io.mien.privacy.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** What somebody was asked and answered: rows that fall with their visit. */
@ApplicationScoped
class AnswerHolder implements PersonalDataHolder {
    private static final HeldTable<Answer> ANSWERS = HeldTable.<Answer>named("answer")
            .technical("id", HeldTable.ROW)
            .technical("visit_id", "the visit, which stands in the copy itself")
            .column("question", "question", answer -> answer.question)
            .with("asked", AnswerHolder::asked)
            .column("ad_id", "ad", answer -> answer.adId == null ? null : Ad.required(answer.adId).title)
            .column("survey_version", "versionOfTheQuestions", answer -> answer.surveyVersion)
            .column("language", "language", answer -> answer.language)
            .column("shown", "optionsInTheirOrder", answer -> answer.shown)
            .column("shown_at", "shownAt", answer -> answer.shownAt)
            .column("chosen", "optionsChosen", answer -> answer.chosen)
            .column("points", "pointsOrPlacesOfThem", answer -> answer.points)
            .with("chosenInWords", AnswerHolder::chosen)
            .column("number", "number", answer -> answer.number)
            .column("unsure", "saidNotToKnow", answer -> answer.unsure)
            .column("words", "words", answer -> answer.words)
            .column("answered_at", "answeredAt", answer -> answer.answeredAt);

    @Override
    public List<HeldTable<?>> tables() {
        return List.of(ANSWERS);
    }

    @Override
    public List<Holding> describe(Subject subject) {
        return List.of(new Holding("answer", Answer.ofVisit(subject.id()).size(), 0));
    }

    @Override
    public Map<String, Object> copy(Subject subject) {
        return Map.of(
                "answers",
                Answer.ofVisit(subject.id()).stream().map(ANSWERS::section).toList());
    }

    @Override
    public List<String> erase(Subject subject) {
        return List.of();
    }

    private static String asked(Answer answer) {
        return AskedQuestion.of(answer)
                .map(asked -> asked.text().in(answer.language))
                .orElse("");
    }

    private static List<String> chosen(Answer answer) {
        return AskedQuestion.of(answer)
                .map(asked -> answer.chosen.stream()
                        .flatMap(code -> asked.option(code).stream())
                        .map(option -> option.text().in(answer.language))
                        .toList())
                .orElse(List.of());
    }
}
