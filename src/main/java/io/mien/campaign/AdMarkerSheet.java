package io.mien.campaign;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The form that sets an ad's markers, and those that are set.
 *
 * @param last second of the ad
 */
public record AdMarkerSheet(
        UUID campaignId,
        String campaign,
        UUID adId,
        String ad,
        int last,
        List<Line> lines,
        List<Choice> kinds,
        Typed typed) {

    /** @param at "0:12" */
    public record Line(UUID id, int second, String at, String kind, String words, String name) {
        public static Line of(AdMarker marker) {
            return new Line(
                    marker.id, marker.second, marker.at(), marker.kind.name(), marker.kind.words(), marker.name);
        }
    }

    public record Choice(String name, String words, boolean chosen) {}

    /** What somebody typed, and what is wrong with it by field. */
    public record Typed(String second, String kind, String name, Map<String, String> errors) {
        public static final Typed NOTHING = new Typed("0", AdMarker.Kind.SCENE.name(), "", Map.of());
    }

    public static AdMarkerSheet of(Campaign campaign, Ad ad, List<AdMarker> markers, Typed typed) {
        return new AdMarkerSheet(
                campaign.id,
                campaign.name,
                ad.id,
                ad.title,
                Math.max(0, (ad.durationMs - 1) / 1_000),
                markers.stream().map(Line::of).toList(),
                Arrays.stream(AdMarker.Kind.values())
                        .map(kind -> new Choice(
                                kind.name(), kind.words(), kind.name().equals(typed.kind())))
                        .toList(),
                typed);
    }

    public int maxName() {
        return AdMarkerPlan.MAX_NAME;
    }
}
