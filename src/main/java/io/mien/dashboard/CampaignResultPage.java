package io.mien.dashboard;

import io.mien.campaign.ValidPeople;
import io.mien.results.AdRanking.RankedAd;
import io.mien.results.CampaignScores;
import io.mien.results.CampaignScores.AdName;
import io.mien.results.CampaignScores.Cell;
import io.mien.results.CampaignScores.CountryScores;
import io.mien.results.MeasureWording;
import io.mien.results.Shrunken;
import io.mien.trace.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a closed campaign's page opens with.
 *
 * @param published the figures are a release's, not as of now
 * @param stated a scale is asked after each ad, so that there is something to put beside them
 * @param order the ads in order; none where they cannot be compared
 */
public record CampaignResultPage(
        UUID campaignId,
        boolean published,
        boolean stated,
        CampaignScores scores,
        List<Choice> choices,
        List<Place> order,
        List<Row> rows) {
    private static final String SPACE = "\u00a0";

    /** One measure on the switch. */
    public record Choice(String name, String label, boolean chosen) {}

    /** One ad in the order. */
    public record Place(UUID id, String title, String rank, long people, Figure figure) {}

    /** @param slot class of the country's line, @param cells one per ad */
    public record Row(String name, int slot, List<Entry> cells) {}

    /** @param figure null where there is none, @param words why */
    public record Entry(String ad, long people, @Nullable Figure figure, String words) {}

    /** "44 %", "38 to 50", and where they lie. */
    public record Figure(String value, String interval, String counted, ScorePlot plot) {
        static Figure of(Shrunken score) {
            return new Figure(
                    percent(score.value()),
                    Math.round(100 * score.interval().low()) + "\u2013"
                            + Math.round(100 * score.interval().high()),
                    percent(score.raw()),
                    ScorePlot.of(score));
        }

        private static String percent(double share) {
            return Math.round(100 * share) + SPACE + "%";
        }
    }

    /** As of now, for staff. */
    static CampaignResultPage live(UUID campaignId, CampaignScores scores, boolean stated) {
        return of(new Reading(campaignId, false, stated), scores);
    }

    /** As it was published, for clients. */
    static CampaignResultPage published(UUID campaignId, CampaignScores scores) {
        return of(new Reading(campaignId, true, false), scores);
    }

    private record Reading(UUID campaignId, boolean published, boolean stated) {}

    private static CampaignResultPage of(Reading reading, CampaignScores scores) {
        return new CampaignResultPage(
                reading.campaignId(),
                reading.published(),
                reading.stated(),
                scores,
                CampaignScores.OFFERED.stream()
                        .map(measure -> choice(measure, scores.measure()))
                        .toList(),
                scores.ranking().ads().stream().map(CampaignResultPage::place).toList(),
                scores.countries().stream()
                        .map(country -> row(country, scores.ads(), reading.published()))
                        .toList());
    }

    /** What the lines of the drawings run over. */
    public String scale() {
        return "0 to 100" + SPACE + "%";
    }

    /** "Germany, Japan and Brazil". */
    public String rankedIn() {
        List<String> names = scores.ranking().countries();
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    private static Choice choice(Measure measure, Measure chosen) {
        return new Choice(measure.name(), MeasureWording.label(measure), measure == chosen);
    }

    private static Place place(RankedAd ad) {
        String rank = ad.isCertain() ? Integer.toString(ad.best()) : ad.best() + " to " + ad.worst();
        return new Place(ad.id(), ad.title(), rank, ad.people(), Figure.of(ad.score()));
    }

    private static Row row(CountryScores country, List<AdName> ads, boolean published) {
        List<Entry> cells = new ArrayList<>();
        for (int i = 0; i < ads.size(); i++) {
            cells.add(entry(ads.get(i).title(), country.cells().get(i), published));
        }
        return new Row(country.name(), AdResultPage.slotClass(country.slot()), cells);
    }

    private static Entry entry(String ad, Cell cell, boolean published) {
        Shrunken score = cell.score();
        return score == null
                ? new Entry(ad, 0, null, missing(cell, published))
                : new Entry(ad, cell.people(), Figure.of(score), "");
    }

    private static String missing(Cell cell, boolean published) {
        if (cell.renewing()) {
            return "being renewed";
        }
        return published ? "not published" : "%d of %d needed".formatted(cell.people(), ValidPeople.MIN_FIGURE);
    }
}
