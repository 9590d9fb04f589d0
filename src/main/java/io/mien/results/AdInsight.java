package io.mien.results;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an ad's page says of one measure beyond its curves, for staff.
 *
 * @param comparison of two countries; null while fewer than two have a curve
 * @param shapes of the countries that have one
 * @param synchrony of the compared countries, in words
 */
public record AdInsight(@Nullable Comparison comparison, List<CurveShape> shapes, List<String> synchrony) {}
