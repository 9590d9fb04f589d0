package io.mien.visit;

import org.jspecify.annotations.Nullable;

/**
 * Digests of what a browser holds.
 *
 * @param visit of the cookie that lets it into the visit
 * @param door of what the page of the link left with it
 */
@SuppressWarnings("ArrayRecordComponent")
record VisitSecrets(byte[] visit, byte @Nullable [] door) {}
