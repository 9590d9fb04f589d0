package io.mien.fieldwork;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Stands for the camera check of a campaign: moments after somebody agreed, it has seen one well-lit face. */
public final class FineCameras {
    private static final int EVERY_MS = 25;
    private static final Duration LONG = Duration.ofHours(1);

    private FineCameras() {}

    public static <T> T during(Agency agency, Supplier<T> work) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
        thread.scheduleWithFixedDelay(() -> look(agency), 0, EVERY_MS, TimeUnit.MILLISECONDS);
        try {
            return work.get();
        } finally {
            thread.shutdownNow();
        }
    }

    private static void look(Agency agency) {
        agency.as(() -> RespondentSession.update(
                "cameraOkAt = ?1 where campaignId = ?2 and consentedAt is not null and cameraOkAt is null"
                        + " and disposition is null",
                Instant.now().plus(LONG),
                agency.campaign));
    }
}
