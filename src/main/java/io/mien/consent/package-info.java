/**
 * What respondents agree to: consent texts, their versions and the pages that show them to staff. Knows no visit.
 *
 * <p>The entities of the texts stand in privacy, beside the consents that are held against them: whether a consent is current is
 * one query over both, asked with every slice of a recording.
 */
@NullMarked
package io.mien.consent;

import org.jspecify.annotations.NullMarked;
