package io.mien.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All questions of a campaign in their order; those of one block follow one another. */
public record Questionnaire(List<Question> questions, int lastNumber) {
    public static final Questionnaire EMPTY = new Questionnaire(List.of(), 0);

    /** More would be a survey with ads in it. */
    public static final int MAX_QUESTIONS = 60;

    public Questionnaire {
        questions = List.copyOf(questions);
    }

    /** Liking, recall and intent after each ad, and who answered, at the end: the battery that the sample asks. */
    public static Questionnaire battery(List<String> languages) {
        Questionnaire battery = EMPTY;
        for (ReadyQuestion ready : List.of(ReadyQuestion.LIKING, ReadyQuestion.RECALL, ReadyQuestion.INTENT)) {
            battery = battery.with(ready.in(battery.nextCode(), Placement.AFTER_EACH_AD, languages));
        }
        for (ReadyQuestion ready : List.of(ReadyQuestion.GENDER, ReadyQuestion.AGE, ReadyQuestion.EDUCATION)) {
            battery = battery.with(ready.in(battery.nextCode(), Placement.AT_END, languages));
        }
        return battery;
    }

    /** The questions of one block. */
    public List<Question> in(Placement placement) {
        return questions.stream()
                .filter(question -> question.placement() == placement)
                .toList();
    }

    /** The blocks in which something is asked. */
    public Set<Placement> blocks() {
        return Arrays.stream(Placement.values())
                .filter(placement -> !in(placement).isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    public Optional<Question> question(String code) {
        return questions.stream()
                .filter(question -> question.code().equals(code))
                .findFirst();
    }

    /** How many questions somebody is asked who sees so many ads, if every condition holds. */
    public int asked(int ads) {
        int afterAd = in(Placement.AFTER_EACH_AD).size();
        return questions.size() - afterAd + ads * afterAd;
    }

    public boolean isEmpty() {
        return questions.isEmpty();
    }

    /** The code of the question that is added next; one that was removed is not given again. */
    public String nextCode() {
        return "q" + (lastNumber + 1);
    }

    /** With another question at the end of its block, under the next code. */
    Questionnaire with(Question added) {
        List<Question> longer = new ArrayList<>(questions);
        longer.add(added);
        return new Questionnaire(longer, lastNumber + 1);
    }

    Questionnaire replacing(Question changed) {
        return new Questionnaire(
                questions.stream()
                        .map(question -> question.code().equals(changed.code()) ? changed : question)
                        .toList(),
                lastNumber);
    }

    Questionnaire without(String code) {
        return new Questionnaire(
                questions.stream()
                        .filter(question -> !question.code().equals(code))
                        .toList(),
                lastNumber);
    }

    /** With a question one place earlier in its block; the first stays where it is. */
    Questionnaire earlier(Question question) {
        List<Question> block = new ArrayList<>(in(question.placement()));
        int place = block.indexOf(question);
        if (place < 1) {
            return this;
        }
        Collections.swap(block, place, place - 1);
        List<Question> ordered = new ArrayList<>(questions);
        ordered.removeIf(each -> each.placement() == question.placement());
        ordered.addAll(block);
        return new Questionnaire(ordered, lastNumber);
    }

    /**
     * What an answer to this one may depend on, and what its words may repeat: questions before it that everybody who
     * comes to it has passed. What is asked after each ad has an answer for each, so that the end cannot depend on it.
     */
    public List<Question> before(Question question) {
        List<Question> block = in(question.placement());
        List<Question> known = new ArrayList<>();
        if (question.placement() != Placement.BEFORE_ADS) {
            known.addAll(in(Placement.BEFORE_ADS));
        }
        known.addAll(block.subList(0, Math.max(0, block.indexOf(question))));
        return known;
    }

    /** Whether only words differ from another one: then its answers mean the same. */
    boolean isRewordingOf(Questionnaire other) {
        return questions.size() == other.questions.size()
                && questions.stream().allMatch(question -> other.question(question.code())
                        .filter(question::isRewordingOf)
                        .isPresent())
                && codes().equals(other.codes());
    }

    private List<String> codes() {
        return questions.stream().map(Question::code).toList();
    }
}
