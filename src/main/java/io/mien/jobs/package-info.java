/**
 * Durable work on PostgreSQL: a job row is written with the fact that causes it and carries its tenant.
 */
@NullMarked
package io.mien.jobs;

import org.jspecify.annotations.NullMarked;
