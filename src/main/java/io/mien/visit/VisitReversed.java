package io.mien.visit;

import java.util.UUID;

/** A visit that may have been counted counts no longer, as its person wished. Fired in the transaction that says so. */
public record VisitReversed(UUID visitId) {}
