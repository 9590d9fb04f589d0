/**
 * Statistics over respondents: aggregates by ad and country, and what may be said of them.
 */
@NullMarked
package io.mien.results;

import org.jspecify.annotations.NullMarked;
