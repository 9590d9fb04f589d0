package io.mien.results;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One measure of one ad in each of its countries, live or as it was published. */
public record ScoredSums(UUID adId, String title, List<InCountry> countries) {

    /**
     * @param slot 1.. the country's place in the campaign
     * @param sums null while the figure is withdrawn from view
     */
    public record InCountry(
            String country, int slot, @Nullable MeasureSums sums, List<String> models, boolean commercialUse) {

        static InCountry of(FrozenFigure figure) {
            return new InCountry(
                    figure.country(), figure.slot(), figure.sums(), figure.models(), figure.commercialUse());
        }
    }
}
