package io.mien.results;

import io.mien.trace.Measure;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the ads of a campaign did in its countries, one figure each: the share of viewers who show a measure at least once
 * (method page, section 8).
 *
 * @param what the figure in words
 * @param ads the columns
 * @param countries the rows
 * @param digest of the sums behind all figures: another one means other people or another reading of them
 */
public record CampaignScores(
        Measure measure,
        String what,
        List<AdName> ads,
        List<CountryScores> countries,
        AdRanking ranking,
        List<String> models,
        boolean commercialUse,
        int specVersion,
        String digest) {

    /** The measures that have such a figure. */
    public static final List<Measure> OFFERED =
            List.of(Measure.HAPPY, Measure.SURPRISE, Measure.NEGATIVE, Measure.EXPRESSIVENESS);

    public record AdName(UUID id, String title) {}

    /**
     * @param slot 1.. the country's place in the campaign, which gives its colour and dash
     * @param cells one per ad
     */
    public record CountryScores(String code, String name, int slot, List<Cell> cells) {}

    /**
     * @param people valid for the measure
     * @param renewing withdrawn from view for the moment, as somebody withdrew
     * @param score null under the least number of people, and while it is renewed
     */
    public record Cell(
            long people, boolean renewing, @Nullable Shrunken score) {}

    /** Whether there is any figure at all. */
    public boolean isEmpty() {
        return countries.stream().flatMap(country -> country.cells().stream()).allMatch(cell -> cell.score() == null);
    }
}
