package io.mien.campaign;

import io.mien.platform.InvalidFields;
import io.mien.platform.Parameter;
import io.mien.platform.TypedText;
import java.util.List;

/**
 * A marker as it is wanted.
 *
 * @param second whole seconds from the ad's first frame
 */
public record AdMarkerPlan(int second, AdMarker.Kind kind, String name) {
    /** Code points. */
    public static final int MAX_NAME = 40;

    public AdMarkerPlan {
        name = TypedText.kept(name);
        InvalidFields.check()
                .text("name", name, MAX_NAME, "Say what is seen or heard there.")
                .orRefuse();
    }

    static AdMarkerPlan typed(String second, String kind, String name) {
        return new AdMarkerPlan(
                Parameter.inBody("second", second).whole(),
                Parameter.inBody("kind", kind).oneOf(AdMarker.Kind.values()),
                name);
    }

    /** Refuses what the ad has no place for. */
    void requireRoom(Ad ad, List<AdMarker> there) {
        int last = Math.max(0, (ad.durationMs - 1) / 1_000);
        InvalidFields.check()
                .that(second >= 0 && second <= last, "second", "Give a second of the ad, 0 to %d.".formatted(last))
                .that(
                        there.stream().noneMatch(marker -> marker.second == second && marker.kind == kind),
                        "second",
                        "There is a marker of this kind at this second already. Remove it first.")
                .that(
                        there.size() < AdMarker.MAX_PER_AD,
                        "name",
                        "An ad has at most %d markers.".formatted(AdMarker.MAX_PER_AD))
                .orRefuse();
    }
}
