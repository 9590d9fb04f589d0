package io.mien.fieldwork;

import java.time.Instant;
import java.util.UUID;

/** A campaign's fieldwork was closed, in this transaction: nobody new comes in. */
public record FieldworkClosed(UUID campaignId, Instant at) {}
