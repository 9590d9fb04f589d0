/**
 * One person's visit: entry, consent, checks, the ads played one by one, and the respondent's pages on the way.
 */
@NullMarked
package io.mien.visit;

import org.jspecify.annotations.NullMarked;
