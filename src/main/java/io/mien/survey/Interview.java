package io.mien.survey;

import io.mien.campaign.AnswerOption;
import io.mien.campaign.Condition;
import io.mien.campaign.Question;
import io.mien.campaign.Questionnaire;
import io.mien.visit.Step;
import io.mien.visit.Visit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * One block of questions in one visit: who is asked which of them follows from what was answered before. Its order of chance
 * follows from the visit, so that a question looks the same when it is shown again.
 *
 * @param answers everything that the visit has been shown so far
 */
record Interview(Visit visit, Step.Questions block, Questionnaire questionnaire, List<Answer> answers) {

    static Interview of(Visit visit, Step.Questions block) {
        return new Interview(visit, block, visit.questionnaire(), Answer.ofVisit(visit.id));
    }

    /** The questions that this person comes to in this block, as far as their answers decide it. */
    List<Question> path() {
        return questionnaire.in(block.block()).stream()
                .filter(question -> question.isAsked(this::known))
                .toList();
    }

    /** The first one that was not answered; empty at the end of the block. */
    Optional<Question> due() {
        return path().stream().filter(question -> !isAnswered(question)).findFirst();
    }

    /** The one before, to which a person may go back; empty at the beginning of the block. */
    Optional<Question> before(Question question) {
        List<Question> path = path();
        int place = path.indexOf(question);
        return place > 0 ? Optional.of(path.get(place - 1)) : Optional.empty();
    }

    Optional<Answer> answer(Question question) {
        return answers.stream().filter(answer -> answer.isOf(block, question)).findFirst();
    }

    private boolean isAnswered(Question question) {
        return answer(question).filter(Answer::isAnswered).isPresent();
    }

    /** Answers of this block to questions that later answers took off the path. */
    List<Answer> astray() {
        List<Question> path = path();
        return answers.stream()
                .filter(answer -> questionnaire.in(block.block()).stream().anyMatch(asked -> answer.isOf(block, asked)))
                .filter(answer -> path.stream().noneMatch(asked -> answer.isOf(block, asked)))
                .toList();
    }

    /** What conditions compare with. */
    Set<String> known(String subject) {
        return switch (subject) {
            case Condition.COUNTRY -> Set.of(visit.country);
            case Condition.LANGUAGE -> Set.of(visit.language);
            case Condition.PLACE ->
                block.adId() == null
                        ? Set.of()
                        : Set.of(Integer.toString(visit.itinerary().placeOf(block.adId())));
            default -> earlier(subject).map(Answer::values).orElse(Set.of());
        };
    }

    /** The answer to an earlier question: in this block about the same ad, or before the ads. */
    Optional<Answer> earlier(String code) {
        return answers.stream()
                .filter(answer -> answer.question.equals(code))
                .filter(answer -> answer.adId == null || answer.adId.equals(block.adId()))
                .filter(Answer::isAnswered)
                .findFirst();
    }

    /** The options in the order in which this person sees them: drawn for those that do not keep their place. */
    List<AnswerOption> ordered(Question question) {
        if (!question.shuffled()) {
            return question.options();
        }
        List<AnswerOption> loose = new ArrayList<>(
                question.options().stream().filter(option -> !option.isFixed()).toList());
        Collections.shuffle(loose, chance(question));
        List<AnswerOption> ordered = new ArrayList<>();
        for (AnswerOption option : question.options()) {
            ordered.add(option.isFixed() ? option : loose.remove(0));
        }
        return ordered;
    }

    private Random chance(Question question) {
        long seed = visit.id.getLeastSignificantBits() * 31 + question.code().hashCode();
        return new Random(block.adId() == null ? seed : seed * 31 + block.adId().getLeastSignificantBits());
    }
}
