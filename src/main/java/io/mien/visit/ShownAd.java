package io.mien.visit;

import java.util.UUID;

/** The video that a visit may be shown. */
record ShownAd(UUID visitId, String storageKey, String contentType) {}
