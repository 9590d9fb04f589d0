/**
 * Read-only pages, charts and exports of results, and the audited view of one session.
 */
@NullMarked
package io.mien.dashboard;

import org.jspecify.annotations.NullMarked;
