package io.mien.survey;

import io.mien.campaign.Ad;
import io.mien.campaign.AnswerOption;
import io.mien.campaign.Campaign;
import io.mien.campaign.Placement;
import io.mien.campaign.Question;
import io.mien.campaign.QuestionKind;
import io.mien.campaign.Questionnaire;
import io.mien.campaign.SurveyVersion;
import io.mien.visit.Visit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How many people gave which answer, by country: everybody who answered and came by a link, whether or not their visit counts
 * for the curves. Previews are left out.
 *
 * @param people how many answered anything, by country
 * @param left those of them who have not finished their visit, by country; their answers are counted
 * @param flags how many were flagged for what, by country
 * @param versions numbers of the versions of the questionnaire that are pooled
 */
public record AnswerCounts(
        List<String> countries,
        List<Integer> people,
        List<Integer> left,
        List<Row> flags,
        List<Table> tables,
        List<Integer> versions) {

    /**
     * The answers to one question, about one ad where it is asked after each.
     *
     * @param answered people who answered, by country
     * @param left those of them who have not finished their visit, by country
     * @param open people who were shown it and have not answered, by country
     * @param mean of scales and numbers, by country; empty cells where nobody gave one, an empty list where nobody did anywhere
     */
    public record Table(
            String code,
            String text,
            String about,
            List<Integer> answered,
            List<Integer> left,
            List<Integer> open,
            List<String> mean,
            List<Row> rows) {

        public boolean hasLeft() {
            return left.stream().anyMatch(people -> people > 0);
        }

        public boolean hasOpen() {
            return open.stream().anyMatch(people -> people > 0);
        }
    }

    /** @param people by country, @param shares of those who answered there, in percent, or their mean place in a ranking */
    public record Row(String label, List<Integer> people, List<String> shares) {}

    /** Of everybody. Reads inside the caller's transaction. */
    public static AnswerCounts of(Campaign campaign) {
        return of(campaign, Optional.empty());
    }

    /** Of those of one cut, where there is one. Reads inside the caller's transaction. */
    public static AnswerCounts of(Campaign campaign, Optional<AnswerCut> cut) {
        List<String> countries = new ArrayList<>(new TreeSet<>(
                campaign.targets().stream().map(target -> target.country).toList()));
        AnsweredVisits everybody = AnsweredVisits.of(campaign);
        AnsweredVisits visits = cut.map(everybody::of).orElse(everybody);
        Columns all = new Columns(countries, visits);
        List<Table> tables = new ArrayList<>();
        for (Question question : asked(campaign).questions()) {
            for (@Nullable Ad ad : about(campaign, question)) {
                tables.addAll(tables(question, ad, all));
            }
        }
        return new AnswerCounts(
                countries,
                all.people(any -> true),
                all.people(AnsweredVisits::isLeft),
                flags(campaign, all),
                tables,
                visits.versions());
    }

    /** Nothing for kinds that the campaign does not look for. */
    private static List<Row> flags(Campaign campaign, Columns all) {
        AnswerFlags flags = AnswerFlags.of(campaign);
        Map<UUID, List<AnswerFlag>> found = all.visits().flagged(flags);
        boolean checks = asked(campaign).questions().stream()
                .anyMatch(question -> !question.flaggedIf().isEmpty());
        List<Row> rows = new ArrayList<>();
        for (AnswerFlag.Kind kind : AnswerFlag.Kind.values()) {
            boolean written = kind == AnswerFlag.Kind.SPEEDING || kind == AnswerFlag.Kind.STRAIGHT_LINING || checks;
            if (flags.looksFor(kind) && written) {
                List<Integer> people = all.people(visit ->
                        found.getOrDefault(visit.id, List.of()).stream().anyMatch(flag -> flag.kind() == kind));
                rows.add(new Row(kind.words(), people, shares(people, all.people(any -> true))));
            }
        }
        return rows;
    }

    /** The visits of each country, in the order of the countries. */
    private record Columns(List<String> countries, AnsweredVisits visits) {

        List<Integer> people(Predicate<Visit> counts) {
            return countries.stream()
                    .map(country -> (int) visits.answering().stream()
                            .filter(visit -> visit.country.equals(country))
                            .filter(counts)
                            .count())
                    .toList();
        }

        /** Answers of a kind to one question about one ad, by country. */
        List<List<Answer>> answers(Question question, @Nullable UUID adId, Predicate<Answer> which) {
            Map<String, List<Answer>> byCountry = new HashMap<>();
            visits.to(question.code()).stream()
                    .filter(answer -> Objects.equals(answer.adId, adId))
                    .filter(which)
                    .forEach(answer -> byCountry
                            .computeIfAbsent(visits.visit(answer).country, any -> new ArrayList<>())
                            .add(answer));
            return countries.stream()
                    .map(country -> byCountry.getOrDefault(country, List.of()))
                    .toList();
        }
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

    /** One for most kinds; one for each line of a matrix. */
    private static List<Table> tables(Question question, @Nullable Ad ad, Columns all) {
        @Nullable UUID adId = ad == null ? null : ad.id;
        List<List<Answer>> columns = all.answers(question, adId, Answer::isAnswered);
        Asked asked = new Asked(
                sizes(columns),
                sizes(all.answers(
                        question,
                        adId,
                        answer -> answer.isAnswered()
                                && AnsweredVisits.isLeft(all.visits().visit(answer)))),
                sizes(all.answers(question, adId, answer -> !answer.isAnswered())));
        String text = Question.filled(
                question.text().in("en"), gap -> ad != null && gap.equals(Question.AD) ? ad.title : "…");
        String about = ad == null ? "" : ad.title;
        if (question.kind() == QuestionKind.MATRIX) {
            return question.options().stream()
                    .map(line -> asked.table(
                            question.code() + "_" + line.code(),
                            text + " " + line.text().in("en"),
                            about,
                            means(columns, answer -> rated(answer, line)),
                            rows(question, line, columns)))
                    .toList();
        }
        return List.of(asked.table(
                question.code(),
                text,
                about,
                means(columns, answer -> number(question, answer)),
                rows(question, columns)));
    }

    /** How many people a question was put to, by country. */
    private record Asked(List<Integer> answered, List<Integer> left, List<Integer> open) {
        Table table(String code, String text, String about, List<String> means, List<Row> rows) {
            return new Table(code, text, about, answered, left, open, means, rows);
        }
    }

    private static List<Integer> sizes(List<List<Answer>> columns) {
        return columns.stream().map(List::size).toList();
    }

    private static List<Row> rows(Question question, AnswerOption line, List<List<Answer>> columns) {
        List<Row> rows = new ArrayList<>();
        for (int point : question.scale().values()) {
            rows.add(row(label(question, point), columns, answer -> isGiven(answer, line, point)));
        }
        if (question.scale().unsure()) {
            rows.add(row("Does not know", columns, answer -> isGiven(answer, line, Answer.POINT_UNSURE)));
        }
        if (!question.required()) {
            rows.add(
                    row("Left out", columns, answer -> answer.point(line.code()).isEmpty()));
        }
        return rows;
    }

    private static boolean isGiven(Answer answer, AnswerOption option, int point) {
        return answer.point(option.code()).stream().anyMatch(given -> given == point);
    }

    private static OptionalInt rated(Answer answer, AnswerOption line) {
        OptionalInt point = answer.point(line.code());
        return point.isPresent() && point.getAsInt() == Answer.POINT_UNSURE ? OptionalInt.empty() : point;
    }

    private static OptionalInt number(Question question, Answer answer) {
        return question.kind() != QuestionKind.SCALE && question.kind() != QuestionKind.NUMBER || answer.number == null
                ? OptionalInt.empty()
                : OptionalInt.of(answer.number);
    }

    private static List<Row> rows(Question question, List<List<Answer>> columns) {
        List<Row> rows = new ArrayList<>();
        switch (question.kind()) {
            case SINGLE, MULTIPLE, AGE_BAND -> {
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
            case RANKING -> {
                for (AnswerOption option : question.options()) {
                    String ranked = option.text().in("en");
                    rows.add(row(ranked + ", in first place", columns, answer -> isGiven(answer, option, 1)));
                    rows.add(places(ranked + ", mean place of those who ranked it", option, columns));
                }
            }
            case MATRIX -> throw new IllegalArgumentException("A matrix is counted line by line");
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

    private static Row places(String label, AnswerOption option, List<List<Answer>> columns) {
        List<String> means = means(columns, answer -> answer.point(option.code()));
        return new Row(
                label,
                columns.stream()
                        .map(column -> (int) column.stream()
                                .filter(answer -> answer.point(option.code()).isPresent())
                                .count())
                        .toList(),
                means.isEmpty() ? columns.stream().map(any -> "").toList() : means);
    }

    private static Row row(String label, List<List<Answer>> columns, Predicate<Answer> counts) {
        List<Integer> people = columns.stream()
                .map(column -> (int) column.stream().filter(counts).count())
                .toList();
        return new Row(label, people, shares(people, sizes(columns)));
    }

    private static List<String> shares(List<Integer> people, List<Integer> of) {
        List<String> shares = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            shares.add(of.get(i) == 0 ? "" : Math.round(100.0 * people.get(i) / of.get(i)) + " %");
        }
        return shares;
    }

    /** The mean of what people gave, by country; empty where nobody gave a number. */
    private static List<String> means(List<List<Answer>> columns, Function<Answer, OptionalInt> number) {
        List<String> means = columns.stream()
                .map(column -> column.stream()
                        .flatMapToInt(answer -> number.apply(answer).stream())
                        .average())
                .map(mean -> mean.isPresent() ? "%.1f".formatted(mean.getAsDouble()) : "")
                .toList();
        return means.stream().allMatch(String::isEmpty) ? List.of() : means;
    }
}
