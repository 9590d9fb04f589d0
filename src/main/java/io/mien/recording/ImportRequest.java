package io.mien.recording;

import io.mien.privacy.Actor;
import java.util.UUID;

/**
 * What staff say of a webcam file that was made elsewhere.
 *
 * @param country ISO 3166-1 alpha-2
 * @param offsetMs how long after the file's first frame the ad began, ms
 * @param importedBy who imports it
 */
public record ImportRequest(UUID campaignId, UUID adId, String country, int offsetMs, Actor importedBy) {}
