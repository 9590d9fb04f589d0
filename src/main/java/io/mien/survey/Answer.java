package io.mien.survey;

import io.mien.campaign.Condition;
import io.mien.campaign.Question;
import io.mien.tenancy.TenantScoped;
import io.mien.visit.Step;
import io.mien.visit.Visit;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One question as it was shown in a visit, and what was said to it. */
@Entity
@Table(name = "answer")
public class Answer extends TenantScoped {
    /** Stands for not knowing where a point would; no scale has it. */
    public static final int POINT_UNSURE = -1;

    @Column(name = "visit_id")
    public UUID visitId;

    /** The ad it is about; null where it is about none. */
    @Nullable
    @Column(name = "ad_id")
    public UUID adId;

    /** Code of the question. */
    public String question;

    @Column(name = "survey_version")
    public int surveyVersion;

    /** The language it was read in. */
    public String language;

    /** Codes of the options in the order in which they were shown. */
    public List<Integer> shown = List.of();

    @Column(name = "shown_at")
    public Instant shownAt;

    /** Codes of the options chosen; of a ranking all of them, the first place first; of a matrix the lines rated. */
    public List<Integer> chosen = List.of();

    /**
     * What was given to each of those chosen, in their order: a point of the scale, {@link #POINT_UNSURE}, or a place; empty
     * where nothing is given but the choice.
     */
    public List<Integer> points = List.of();

    /** A point of a scale, or a number. */
    @Nullable
    public Integer number;

    /** Said not to know. */
    public boolean unsure;

    /** What they wrote: the answer, or what "other" means. */
    @Nullable
    public String words;

    /** Null while it stands open: not answered yet, or gone back to. */
    @Nullable
    @Column(name = "answered_at")
    public Instant answeredAt;

    public static List<Answer> ofVisit(UUID visitId) {
        return list("visitId = ?1 order by shownAt, question", visitId);
    }

    /** Written down as the question is shown for the first time. */
    static Answer shown(Visit visit, Step.Questions block, Question question, List<Integer> order, Instant now) {
        Answer answer = new Answer();
        answer.visitId = visit.id;
        answer.adId = block.adId();
        answer.question = question.code();
        answer.surveyVersion = visit.surveyVersion == null ? 0 : visit.surveyVersion;
        answer.language = visit.language;
        answer.shown = List.copyOf(order);
        answer.shownAt = now;
        answer.persist();
        return answer;
    }

    /** Takes what was said; said again, the last word stands. */
    void take(Reply reply, String spoken, Instant now) {
        chosen = new ArrayList<>(reply.chosen());
        points = new ArrayList<>(reply.points());
        number = reply.number();
        unsure = reply.unsure();
        words = reply.words();
        language = spoken;
        answeredAt = now;
    }

    /** Asked again: what was said stays to be seen. */
    void reopen() {
        answeredAt = null;
    }

    public boolean isAnswered() {
        return answeredAt != null;
    }

    boolean isOf(Step.Questions block, Question asked) {
        return question.equals(asked.code()) && Objects.equals(adId, block.adId());
    }

    /** Nothing was said, which some questions allow. */
    public boolean isLeftOut() {
        return isAnswered() && chosen.isEmpty() && number == null && words == null && !unsure;
    }

    /** How long it stood there before it was answered; zero while it was not. */
    public Duration taken() {
        return answeredAt == null ? Duration.ZERO : Duration.between(shownAt, answeredAt);
    }

    /** As conditions compare it; empty while it is open. */
    Set<String> values() {
        if (!isAnswered()) {
            return Set.of();
        }
        if (unsure) {
            return Set.of(Condition.UNSURE);
        }
        return number != null ? Set.of(Integer.toString(number)) : said();
    }

    /** The options chosen, each with what was given to it, as conditions and forms write them. */
    Set<String> said() {
        return IntStream.range(0, chosen.size())
                .mapToObj(i -> points.isEmpty()
                        ? Integer.toString(chosen.get(i))
                        : Question.pair(chosen.get(i), spoken(points.get(i))))
                .collect(Collectors.toSet());
    }

    /** The point of a line or the place of an option; empty where it was given none. */
    OptionalInt point(int option) {
        int place = chosen.indexOf(option);
        return place < 0 || place >= points.size() ? OptionalInt.empty() : OptionalInt.of(points.get(place));
    }

    private static String spoken(int point) {
        return point == POINT_UNSURE ? Condition.UNSURE : Integer.toString(point);
    }
}
