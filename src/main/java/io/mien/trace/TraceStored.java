package io.mien.trace;

import java.util.UUID;

/**
 * An exposure's current traces changed: stored, replaced or erased. Fired in the transaction that says so.
 *
 * @param country ISO 3166-1 alpha-2 of the respondent
 */
public record TraceStored(UUID adId, String country) {}
