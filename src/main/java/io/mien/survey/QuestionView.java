package io.mien.survey;

import io.mien.campaign.AnswerOption;
import io.mien.campaign.AnswerScale;
import io.mien.campaign.Condition;
import io.mien.campaign.NumberRange;
import io.mien.campaign.Question;
import io.mien.campaign.QuestionKind;
import io.mien.visit.Itinerary;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question as a respondent sees it.
 *
 * @param about id of the ad it is about; empty where it is about none
 * @param points what each line of a matrix can be given, or each option of a ranking; empty for other kinds
 * @param chosen what was said before, as forms send it
 * @param words what was written before
 * @param trouble what was wrong with the last answer, null when nothing was
 * @param back whether there is a question before it
 * @param place where on the way it stands; null where nobody is on one
 */
public record QuestionView(
        String code,
        QuestionKind kind,
        String text,
        boolean required,
        List<Choice> choices,
        List<Choice> points,
        @Nullable Ends ends,
        NumberRange range,
        String about,
        Set<String> chosen,
        String words,
        ReplyRefused.@Nullable Because trouble,
        boolean back,
        Itinerary.@Nullable Place place) {

    /**
     * Something to choose.
     *
     * @param value as the form sends it
     * @param asksWhich whether it comes with a field
     */
    public record Choice(String value, String text, boolean asksWhich, boolean alone) {
        static Choice of(AnswerOption option, String text) {
            return new Choice(Integer.toString(option.code()), text, option.isOther(), option.isNone());
        }
    }

    /** The words at both ends of a scale. */
    public record Ends(String low, String high, boolean unsure, int points) {
        static Ends of(AnswerScale scale, String language) {
            return new Ends(
                    scale.low().in(language),
                    scale.high().in(language),
                    scale.unsure(),
                    scale.values().size());
        }
    }

    QuestionView answered(Set<String> said, String written, ReplyRefused.Because wrong) {
        return new QuestionView(
                code, kind, text, required, choices, points, ends, range, about, said, written, wrong, back, place);
    }

    public boolean isChosen(String value) {
        return chosen.contains(value);
    }

    /** Whether this option was given this point or place. */
    public boolean isGiven(String option, String point) {
        return chosen.contains(option + ":" + point);
    }

    /** Whether an option was given anything. */
    public boolean isRated(String option) {
        return chosen.stream().anyMatch(pair -> pair.startsWith(option + ":"));
    }

    /** Whether an option was given nothing, and should have been. */
    public boolean isLacking(String option) {
        return trouble != null && required && !isRated(option);
    }

    public boolean isMatrix() {
        return kind == QuestionKind.MATRIX;
    }

    public boolean isRanking() {
        return kind == QuestionKind.RANKING;
    }

    public boolean isAge() {
        return kind == QuestionKind.AGE_BAND;
    }

    public boolean isWrongInPlaces() {
        return trouble == ReplyRefused.Because.PLACES;
    }

    public boolean isSingle() {
        return kind == QuestionKind.SINGLE;
    }

    public boolean isMultiple() {
        return kind == QuestionKind.MULTIPLE;
    }

    public boolean isScale() {
        return kind == QuestionKind.SCALE;
    }

    public boolean isNumber() {
        return kind == QuestionKind.NUMBER;
    }

    public boolean isText() {
        return kind == QuestionKind.TEXT;
    }

    public boolean isMissing() {
        return trouble == ReplyRefused.Because.MISSING;
    }

    public boolean isOutOfRange() {
        return trouble == ReplyRefused.Because.RANGE;
    }

    public boolean isTooLong() {
        return trouble == ReplyRefused.Because.LONG;
    }

    public boolean isNotAlone() {
        return trouble == ReplyRefused.Because.ALONE;
    }

    /** The value of somebody who does not know. */
    public String unsure() {
        return Condition.UNSURE;
    }

    public int maxWords() {
        return Question.MAX_WORDS;
    }
}
