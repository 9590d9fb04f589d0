package io.mien.campaign;

import io.mien.platform.InvalidFields;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A marker as the API reads and tells it.
 *
 * @param id null in what is sent
 * @param second whole seconds from the ad's first frame
 * @param kind {@code SCENE} or {@code BRAND}
 */
public record AdMarkerDocument(
        @Nullable UUID id,
        @Nullable Integer second,
        AdMarker.@Nullable Kind kind,
        @Nullable String name) {

    static AdMarkerDocument of(AdMarker marker) {
        return new AdMarkerDocument(marker.id, marker.second, marker.kind, marker.name);
    }

    AdMarkerPlan plan() {
        if (second == null || kind == null) {
            throw InvalidFields.of(second == null ? "second" : "kind", "Say at which second it is, and of which kind.");
        }
        return new AdMarkerPlan(second, kind, name == null ? "" : name);
    }
}
