/**
 * Respondents taking part: invitations, visits, exposures and how each visit ended.
 */
@NullMarked
package io.mien.fieldwork;

import org.jspecify.annotations.NullMarked;
