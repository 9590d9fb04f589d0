package io.mien.survey;

import io.mien.campaign.Ad;
import io.mien.campaign.AnswerOption;
import io.mien.campaign.Campaign;
import io.mien.campaign.Placement;
import io.mien.campaign.Question;
import io.mien.campaign.QuestionKind;
import io.mien.campaign.Questionnaire;
import io.mien.campaign.SurveyVersion;
import io.mien.fieldwork.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How many people gave which answer, by country: everybody who answered and came by a link, whether or not their visit counts
 * for the curves. Previews are left out.
 *
 * @param versions numbers of the versions of the questionnaire that are pooled
 */
public record AnswerCounts(List<String> countries, List<Table> tables, List<Integer> versions) {

    /**
     * The answers to one question, about one ad where it is asked after each.
     *
     * @param answered people who answered, by country
     * @param mean of scales and numbers, by country; empty cells where nobody answered, an empty list for other kinds
     */
    public record Table(
            String code, String text, String about, List<Integer> answered, List<String> mean, List<Row> rows) {}

    /** @param people by country, @param shares of those who answered there, in percent */
    public record Row(String label, List<Integer> people, List<String> shares) {}

    /** One answer as it is counted. */
    private record Counted(String country, Answer answer) {}

    /** Reads inside the caller's transaction. */
    public static AnswerCounts of(Campaign campaign) {
        List<Counted> all = Answer.getEntityManager()
                .createQuery(
                        "select visit.country, answer from Answer answer join Visit visit on visit.id = answer.visitId"
                                + " where visit.campaignId = :campaign and visit.origin <> :preview"
                                + " and answer.answeredAt is not null",
                        Object[].class)
                .setParameter("campaign", campaign.id)
                .setParameter("preview", Origin.PREVIEW)
                .getResultList()
                .stream()
                .map(row -> new Counted((String) row[0], (Answer) row[1]))
                .toList();
        List<String> countries = new ArrayList<>(new TreeSet<>(
                campaign.targets().stream().map(target -> target.country).toList()));
        List<Table> tables = new ArrayList<>();
        for (Question question : asked(campaign).questions()) {
            for (@Nullable Ad ad : about(campaign, question)) {
                tables.add(table(question, ad, countries, all));
            }
        }
        return new AnswerCounts(
                countries,
                tables,
                all.stream()
                        .map(counted -> counted.answer().surveyVersion)
                        .distinct()
                        .sorted()
                        .toList());
    }

    /** What was asked in any version, each question as it was worded last. */
    static Questionnaire asked(Campaign campaign) {
        Map<String, Question> byCode = new LinkedHashMap<>();
        for (SurveyVersion version : SurveyVersion.ofCampaign(campaign.id)) {
            if (!version.isDraft()) {
                version.questionnaire().questions().forEach(question -> byCode.putIfAbsent(question.code(), question));
            }
        }
        return new Questionnaire(List.copyOf(byCode.values()), byCode.size());
    }

    /** The ads that a question is asked about; nothing once where it is about none. */
    static List<@Nullable Ad> about(Campaign campaign, Question question) {
        List<@Nullable Ad> about = new ArrayList<>();
        if (question.placement() == Placement.AFTER_EACH_AD) {
            about.addAll(campaign.ads());
        } else {
            about.add(null);
        }
        return about;
    }

    private static Table table(Question question, @Nullable Ad ad, List<String> countries, List<Counted> all) {
        @Nullable UUID adId = ad == null ? null : ad.id;
        Map<String, List<Answer>> byCountry = new HashMap<>();
        all.stream()
                .filter(counted -> counted.answer().question.equals(question.code()))
                .filter(counted -> Objects.equals(counted.answer().adId, adId))
                .forEach(counted -> byCountry
                        .computeIfAbsent(counted.country(), any -> new ArrayList<>())
                        .add(counted.answer()));
        List<List<Answer>> columns = countries.stream()
                .map(country -> byCountry.getOrDefault(country, List.of()))
                .toList();
        return new Table(
                question.code(),
                Question.filled(
                        question.text().in("en"), gap -> ad != null && gap.equals(Question.AD) ? ad.title : "…"),
                ad == null ? "" : ad.title,
                columns.stream().map(List::size).toList(),
                means(question, columns),
                rows(question, columns));
    }

    private static List<Row> rows(Question question, List<List<Answer>> columns) {
        List<Row> rows = new ArrayList<>();
        switch (question.kind()) {
            case SINGLE, MULTIPLE -> {
                for (AnswerOption option : question.options()) {
                    rows.add(row(option.text().in("en"), columns, answer -> answer.chosen.contains(option.code())));
                }
            }
            case SCALE -> {
                for (Integer point : question.scale().values()) {
                    rows.add(row(label(question, point), columns, answer -> point.equals(answer.number)));
                }
                if (question.scale().unsure()) {
                    rows.add(row("Does not know", columns, answer -> answer.unsure));
                }
            }
            case NUMBER -> rows.add(row("Gave a number", columns, answer -> answer.number != null));
            case TEXT -> rows.add(row("Wrote something", columns, answer -> answer.words != null));
        }
        if (!question.required()) {
            rows.add(row("Left out", columns, Answer::isLeftOut));
        }
        return rows;
    }

    private static String label(Question question, int point) {
        if (point == question.scale().points().first()) {
            return point + " " + question.scale().low().in("en");
        }
        return point == question.scale().points().last()
                ? point + " " + question.scale().high().in("en")
                : Integer.toString(point);
    }

    private static Row row(String label, List<List<Answer>> columns, Predicate<Answer> counts) {
        List<Integer> people = columns.stream()
                .map(column -> (int) column.stream().filter(counts).count())
                .toList();
        List<String> shares = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            int of = columns.get(i).size();
            shares.add(of == 0 ? "" : Math.round(100.0 * people.get(i) / of) + " %");
        }
        return new Row(label, people, shares);
    }

    private static List<String> means(Question question, List<List<Answer>> columns) {
        if (question.kind() != QuestionKind.SCALE && question.kind() != QuestionKind.NUMBER) {
            return List.of();
        }
        return columns.stream()
                .map(column -> column.stream()
                        .filter(answer -> answer.number != null)
                        .mapToInt(answer -> Objects.requireNonNull(answer.number))
                        .average())
                .map(mean -> mean.isPresent() ? "%.1f".formatted(mean.getAsDouble()) : "")
                .toList();
    }
}
