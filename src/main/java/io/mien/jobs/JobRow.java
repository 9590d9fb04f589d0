package io.mien.jobs;

import java.io.Serializable;
import java.util.UUID;

/** All that a job row carries: whose work it is and which row it is about. */
record JobRow(UUID tenantId, UUID id) implements Serializable {}
