/**
 * What respondents agree to: consent texts, their versions and the pages that show them to staff. Knows no visit.
 */
@NullMarked
package io.mien.consent;

import org.jspecify.annotations.NullMarked;
