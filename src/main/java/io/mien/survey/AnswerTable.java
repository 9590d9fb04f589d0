package io.mien.survey;

import io.mien.campaign.Ad;
import io.mien.campaign.AnswerOption;
import io.mien.campaign.Campaign;
import io.mien.campaign.Condition;
import io.mien.campaign.Question;
import io.mien.campaign.QuestionKind;
import io.mien.campaign.Questionnaire;
import io.mien.campaign.SurveyVersion;
import io.mien.fieldwork.Origin;
import io.mien.survey.AnswerFlag.Kind;
import io.mien.visit.Visit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every answer of a campaign in one row per visit, and the codebook that says what its columns mean. A question after each ad
 * has a column per ad, counted as the campaign orders them; a question with several answers has one per option.
 */
public final class AnswerTable {
    private final List<Column> columns;
    private final Campaign campaign;
    private final Map<Integer, Questionnaire> versions;

    /**
     * @param name as the head of the table and the codebook name it
     * @param value the cell of a visit's answer; empty where it was not asked or not answered
     */
    private record Column(
            String name, Question question, @Nullable Ad ad, String label, Function<Answer, String> value) {}

    private AnswerTable(Campaign campaign, List<Column> columns) {
        this.campaign = campaign;
        this.columns = columns;
        this.versions = SurveyVersion.ofCampaign(campaign.id).stream()
                .collect(Collectors.toMap(version -> version.number, SurveyVersion::questionnaire));
    }

    /** Reads inside the caller's transaction. */
    public static AnswerTable of(Campaign campaign) {
        List<Column> columns = new ArrayList<>();
        for (Question question : AnswerCounts.asked(campaign).questions()) {
            for (@Nullable Ad ad : AnswerCounts.about(campaign, question)) {
                columns.addAll(columns(question, ad, question.code() + (ad == null ? "" : "_ad" + ad.position)));
            }
        }
        return new AnswerTable(campaign, columns);
    }

    private static List<Column> columns(Question question, @Nullable Ad ad, String name) {
        List<Column> columns = new ArrayList<>();
        if (question.kind().hasPoints()) {
            for (AnswerOption option : question.options()) {
                columns.add(new Column(
                        name + "_" + option.code(),
                        question,
                        ad,
                        option.text().in("en") + ": " + codes(question),
                        answer -> point(answer, option.code())));
            }
        } else if (question.kind() == QuestionKind.MULTIPLE) {
            for (AnswerOption option : question.options()) {
                columns.add(new Column(
                        name + "_" + option.code(),
                        question,
                        ad,
                        option.text().in("en"),
                        answer -> answer.chosen.contains(option.code()) ? "1" : "0"));
            }
        } else {
            columns.add(new Column(name, question, ad, "", AnswerTable::value));
        }
        if (question.options().stream().anyMatch(AnswerOption::isOther)) {
            columns.add(new Column(
                    name + "_other",
                    question,
                    ad,
                    "in their own words",
                    answer -> Objects.requireNonNullElse(answer.words, "")));
        }
        columns.add(new Column(
                name + "_ms",
                question,
                ad,
                "milliseconds from shown to answered",
                answer -> Long.toString(answer.taken().toMillis())));
        return columns;
    }

    private static String point(Answer answer, int option) {
        return answer.point(option).stream()
                .mapToObj(point -> point == Answer.POINT_UNSURE ? Condition.UNSURE : Integer.toString(point))
                .findFirst()
                .orElse("");
    }

    private static String value(Answer answer) {
        if (answer.unsure) {
            return Condition.UNSURE;
        }
        if (answer.number != null) {
            return Integer.toString(answer.number);
        }
        if (!answer.chosen.isEmpty()) {
            return Integer.toString(answer.chosen.get(0));
        }
        return Objects.requireNonNullElse(answer.words, "");
    }

    public List<String> head() {
        List<String> head = new ArrayList<>(
                List.of("visit", "country", "language", "survey_version", "ended", "validity", "sample"));
        columns.forEach(column -> head.add(column.name()));
        for (Kind kind : Kind.values()) {
            head.add(kind.column());
        }
        head.add("questions_open");
        return head;
    }

    /** One row per visit in which something was asked; previews are left out. */
    public List<List<String>> rows() {
        Map<UUID, List<Answer>> byVisit = new HashMap<>();
        Answer.<Answer>find(
                        "from Answer answer where answer.visitId in (select visit.id from Visit visit"
                                + " where visit.campaignId = ?1 and visit.origin <> ?2)",
                        campaign.id,
                        Origin.PREVIEW)
                .stream()
                .forEach(answer -> byVisit.computeIfAbsent(answer.visitId, any -> new ArrayList<>())
                        .add(answer));
        AnswerFlags flags = AnswerFlags.of(campaign);
        return Visit.<Visit>list("campaignId = ?1 and origin <> ?2 order by startedAt", campaign.id, Origin.PREVIEW)
                .stream()
                .filter(visit -> byVisit.containsKey(visit.id))
                .map(visit -> row(visit, Objects.requireNonNull(byVisit.get(visit.id)), flags))
                .toList();
    }

    private List<String> row(Visit visit, List<Answer> answers, AnswerFlags flags) {
        List<String> cells = new ArrayList<>(List.of(
                visit.id.toString(),
                visit.country,
                visit.language,
                String.valueOf(visit.surveyVersion),
                visit.disposition == null ? "" : visit.disposition.name(),
                visit.validity.name(),
                visit.origin == Origin.SAMPLE ? "1" : "0"));
        for (Column column : columns) {
            @Nullable UUID ad = column.ad() == null ? null : column.ad().id;
            cells.add(answers.stream()
                    .filter(answer -> answer.question.equals(column.question().code()))
                    .filter(answer -> Objects.equals(answer.adId, ad))
                    .filter(Answer::isAnswered)
                    .findFirst()
                    .map(column.value())
                    .orElse(""));
        }
        List<AnswerFlag> found = flags.on(visit, asked(visit), answers);
        for (Kind kind : Kind.values()) {
            cells.add(flag(kind, flags, found));
        }
        cells.add(Long.toString(
                answers.stream().filter(answer -> !answer.isAnswered()).count()));
        return cells;
    }

    /** Nothing where the campaign does not look for it. */
    private static String flag(Kind kind, AnswerFlags flags, List<AnswerFlag> found) {
        if (!flags.looksFor(kind)) {
            return "";
        }
        return found.stream().anyMatch(flag -> flag.kind() == kind) ? "1" : "0";
    }

    private Questionnaire asked(Visit visit) {
        return versions.getOrDefault(Objects.requireNonNullElse(visit.surveyVersion, 0), Questionnaire.EMPTY);
    }

    /** One line per column: what was asked, and what each code means. */
    public List<List<String>> codebook() {
        List<List<String>> lines = new ArrayList<>(questions());
        for (Kind kind : Kind.values()) {
            lines.add(List.of(
                    kind.column(),
                    "",
                    "",
                    "FLAG",
                    kind.words(),
                    "1 = flagged; 0 = not flagged; empty = not looked for",
                    "method page, section 17"));
        }
        lines.add(List.of(
                "questions_open", "", "", "COUNT", "Questions that were shown and not answered", "0 and more", ""));
        return lines;
    }

    private List<List<String>> questions() {
        return columns.stream()
                .map(column -> List.of(
                        column.name(),
                        column.question().code(),
                        column.ad() == null ? "" : column.ad().title,
                        column.question().kind().name(),
                        column.question().text().in("en"),
                        column.label().isEmpty() ? codes(column.question()) : column.label(),
                        column.question().source()))
                .toList();
    }

    public static List<String> codebookHead() {
        return List.of("column", "question", "ad", "kind", "wording", "values", "source");
    }

    private static String codes(Question question) {
        return switch (question.kind()) {
            case RANKING -> "place, 1 = first";
            case SCALE, MATRIX ->
                "%d = %s; %d = %s%s"
                        .formatted(
                                question.scale().points().first(),
                                question.scale().low().in("en"),
                                question.scale().points().last(),
                                question.scale().high().in("en"),
                                question.scale().unsure() ? "; unsure = does not know" : "");
            case NUMBER -> question.range().min() + " to " + question.range().max();
            case TEXT -> "in their own words";
            default ->
                question.options().stream()
                        .map(option -> option.code() + " = " + option.text().in("en"))
                        .collect(Collectors.joining("; "));
        };
    }
}
