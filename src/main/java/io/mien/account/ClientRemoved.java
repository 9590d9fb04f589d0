package io.mien.account;

import java.util.UUID;

/** A client is about to be removed, in this transaction: whoever still needs it refuses. */
public record ClientRemoved(UUID clientId) {}
