package io.mien.sample;

import io.mien.campaign.AdMarker;
import io.mien.campaign.AdMarkerPlan;
import java.util.List;

/**
 * One of the sample's ads and the moments at which it moves people.
 *
 * @param file name of the resource below {@code sample/}
 * @param markers scenes and the brand reveal
 * @param moments what faces tend to show when
 */
record SampleAd(String file, String title, List<AdMarkerPlan> markers, List<Moment> moments) {

    /** What a moment is likely to call up. */
    enum Expression {
        SMILE,
        WONDER,
        FROWN
    }

    /**
     * @param at peak, seconds of the ad
     * @param width how long it takes to come and to go, seconds
     * @param share of people of an average country who show it
     */
    record Moment(Expression expression, double at, double width, double share) {}

    private static AdMarkerPlan scene(int second, String name) {
        return new AdMarkerPlan(second, AdMarker.Kind.SCENE, name);
    }

    private static AdMarkerPlan brand(int second) {
        return new AdMarkerPlan(second, AdMarker.Kind.BRAND, "Brand");
    }

    static final List<SampleAd> ALL = List.of(
            new SampleAd(
                    "the-way-home.mp4",
                    "The way home",
                    List.of(scene(0, "Street"), scene(5, "Missed train"), scene(9, "The light"), brand(11)),
                    List.of(
                            new Moment(Expression.SMILE, 1.6, 1.2, 0.10),
                            new Moment(Expression.FROWN, 5.4, 1.8, 0.26),
                            new Moment(Expression.WONDER, 6.4, 0.8, 0.34),
                            new Moment(Expression.WONDER, 8.9, 0.7, 0.16),
                            new Moment(Expression.SMILE, 10.2, 1.4, 0.22),
                            new Moment(Expression.SMILE, 12.5, 1.5, 0.44))),
            new SampleAd(
                    "lighter-than-monday.mp4",
                    "Lighter than Monday",
                    List.of(scene(0, "Desk"), scene(4, "Lift-off"), brand(9)),
                    List.of(
                            new Moment(Expression.FROWN, 1.4, 1.4, 0.10),
                            new Moment(Expression.WONDER, 5.0, 0.8, 0.36),
                            new Moment(Expression.SMILE, 6.6, 1.6, 0.38),
                            new Moment(Expression.WONDER, 9.7, 0.7, 0.30),
                            new Moment(Expression.SMILE, 10.3, 1.3, 0.52))));
}
