package io.mien.dashboard;

import io.mien.facialcoding.FramePicture;
import io.mien.results.MeasureWording;
import io.mien.trace.EmotionTrace;
import io.mien.trace.Engine;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One frame of a kept recording with the map of where the network looked, or why there is none. The picture travels inside
 * the page: it has no address of its own.
 *
 * @param picture data address of the picture; null without one
 * @param notes how to read it
 * @param shares expression and probability, the likeliest first
 */
public record FrameView(
        UUID visitId,
        String sentence,
        @Nullable String picture,
        String description,
        List<String> notes,
        List<Share> shares) {

    /** One line of what the network reads in this frame. */
    public record Share(String label, String value) {}

    static FrameView without(UUID visitId, String sentence) {
        return new FrameView(visitId, sentence, null, "", List.of(), List.of());
    }

    static FrameView of(UUID visitId, FramePicture drawn, EmotionTrace counted) {
        FramePicture.Share likeliest = drawn.shares().get(0);
        String shown = MeasureWording.label(drawn.shown());
        return new FrameView(
                visitId,
                "At %.1f s of the ad this frame alone reads %s %s."
                        .formatted(drawn.adMs() / 1_000, MeasureWording.label(likeliest.measure()), percent(likeliest)),
                "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(drawn.jpeg()),
                "The frame with the places that spoke for and against " + shown,
                notes(shown, drawn, counted),
                drawn.shares().stream()
                        .map(share -> new Share(MeasureWording.label(share.measure()), percent(share)))
                        .toList());
    }

    private static List<String> notes(String shown, FramePicture drawn, EmotionTrace counted) {
        String map =
                "Orange spoke for %s, blue against it; the white square is all that the network saw. The colours are scaled to the strongest place of this frame: they show where, not how much."
                        .formatted(shown.toLowerCase(Locale.ROOT));
        String engine = counted.engine == Engine.SEQUENCE
                ? "The map belongs to %s, which looks at single frames; the counted curve reads them over time."
                : "The map belongs to %s, which read the curve.";
        String reader = counted.models.contains(drawn.models())
                ? engine.formatted(drawn.models())
                : "The map belongs to %s; the curve was read by another model, and re-scoring would read it anew."
                        .formatted(drawn.models());
        return List.of(map, reader, "Made for this look from the kept recording, and not stored.");
    }

    private static String percent(FramePicture.Share share) {
        return Math.round(100 * share.probability()) + "\u00a0%";
    }
}
