package io.mien.results;

import io.mien.trace.Measure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure that does not move with the visits.
 *
 * @param slot the country's place in the campaign, which gives its colour and dash
 * @param sums null while the figure is withdrawn from view
 */
public record FrozenFigure(
        Measure measure,
        String country,
        int slot,
        @Nullable MeasureSums sums,
        List<String> models,
        boolean commercialUse) {}
