package io.mien.dashboard;

import io.mien.account.Staff;
import io.mien.facialcoding.FramePicture;
import io.mien.facialcoding.FramePictures;
import io.mien.platform.InvalidFields;
import io.mien.platform.Parameter;
import io.mien.platform.Problem;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditTrail;
import io.mien.trace.EmotionTrace;
import io.mien.trace.Measure;
import io.mien.visit.Exposure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cuts one frame for one look and writes down who looked. */
@ApplicationScoped
class FrameViews {
    private final FramePictures pictures;
    private final AuditTrail audit;
    private final Staff staff;

    FrameViews(FramePictures pictures, AuditTrail audit, Staff staff) {
        this.pictures = pictures;
        this.audit = audit;
        this.staff = staff;
    }

    FrameView look(UUID visitId, UUID exposureId, String second, String expression) {
        EmotionTrace counted = QuarkusTransaction.requiringNew().call(() -> counted(visitId, exposureId));
        double adMs = milliseconds(second, counted.durationMs);
        Optional<FramePicture> drawn = pictures.of(exposureId, adMs, measure(expression));
        QuarkusTransaction.requiringNew().run(() -> {
            counted(visitId, exposureId);
            audit.record(staff.actor(), AuditAction.VIEW, visitId, "one frame with its attention map");
        });
        return drawn.map(picture -> FrameView.of(visitId, picture, counted))
                .orElseGet(() -> FrameView.without(
                        visitId, "No face was found in the frame at this second, so there is no map of it."));
    }

    private static EmotionTrace counted(UUID visitId, UUID exposureId) {
        if (!Exposure.required(exposureId).visitId.equals(visitId)) {
            throw Problem.notFound();
        }
        return EmotionTrace.currentOf(exposureId).orElseThrow(Problem::notFound);
    }

    private static double milliseconds(String second, int durationMs) {
        double adMs = 1_000 * Parameter.inAddress("second", second).decimal().doubleValue();
        if (adMs < 0 || adMs > durationMs) {
            throw InvalidFields.of(
                    "second", String.format(Locale.ROOT, "Give a second of the ad, 0 to %.1f.", durationMs / 1_000.0));
        }
        return adMs;
    }

    /** The expression of this name; without one, the likeliest. */
    private static @Nullable Measure measure(String name) {
        List<Measure> classes =
                Arrays.stream(Measure.values()).filter(Measure::isClass).toList();
        return name.isBlank() ? null : Parameter.inAddress("expression", name).oneOf(classes, Measure::name);
    }
}
