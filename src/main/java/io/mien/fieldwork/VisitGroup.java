package io.mien.fieldwork;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Visits that went alike.
 *
 * @param disposition how they ended, null while they run
 * @param reason why they do not count
 * @param consented how many of them agreed
 * @param cameraPassed how many of them passed the camera check
 */
public record VisitGroup(
        UUID campaignId,
        String country,
        Origin origin,
        @Nullable Disposition disposition,
        Validity validity,
        @Nullable Exclusion reason,
        boolean cameraFree,
        long visits,
        long consented,
        long cameraPassed) {}
