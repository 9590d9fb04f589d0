package io.mien.survey;

import io.mien.campaign.Campaign;
import io.mien.campaign.Condition;
import io.mien.campaign.Placement;
import io.mien.campaign.Question;
import io.mien.campaign.QuestionKind;
import io.mien.platform.Parameter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Those people alone who gave one answer to one question; it must be a question that is asked once in a visit.
 *
 * @param value as conditions compare it
 */
public record AnswerCut(Question question, String value) {
    private static final Set<QuestionKind> KINDS =
            EnumSet.of(QuestionKind.SINGLE, QuestionKind.MULTIPLE, QuestionKind.AGE_BAND, QuestionKind.SCALE);

    /** Every cut that the answers of a campaign allow, question by question. Reads inside the caller's transaction. */
    public static List<AnswerCut> of(Campaign campaign) {
        List<AnswerCut> cuts = new ArrayList<>();
        AnswerCounts.asked(campaign).questions().stream()
                .filter(question -> question.placement() != Placement.AFTER_EACH_AD)
                .filter(question -> KINDS.contains(question.kind()))
                .forEach(question -> values(question)
                        .map(value -> new AnswerCut(question, value))
                        .forEach(cuts::add));
        return cuts;
    }

    /**
     * The one that an address names; empty where it names none.
     *
     * @throws io.mien.platform.InvalidFields when there is no such one
     */
    public static Optional<AnswerCut> named(String by, List<AnswerCut> all) {
        return by.isBlank()
                ? Optional.empty()
                : Optional.of(Parameter.inAddress("by", by).oneOf(all, AnswerCut::name));
    }

    private static Stream<String> values(Question question) {
        if (question.kind() != QuestionKind.SCALE) {
            return question.options().stream().map(option -> Integer.toString(option.code()));
        }
        return Stream.concat(
                question.scale().values().stream().map(point -> Integer.toString(point)),
                question.scale().unsure() ? Stream.of(Condition.UNSURE) : Stream.of());
    }

    /** As addresses name it: "q7-2". */
    public String name() {
        return question.code() + "-" + value;
    }

    /** "q7: Woman". */
    public String words() {
        return question.code() + ": " + said();
    }

    private String said() {
        if (value.equals(Condition.UNSURE)) {
            return "does not know";
        }
        return question.option(Integer.parseInt(value))
                .map(option -> option.text().in("en"))
                .orElse(value);
    }

    /** @param answers everything that a visit was shown */
    boolean takes(List<Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.question.equals(question.code()))
                .anyMatch(answer -> answer.values().contains(value));
    }
}
