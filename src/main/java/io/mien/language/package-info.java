/**
 * The languages respondents are spoken to in: their texts, how they count, and who of a tenant reviewed them.
 */
@NullMarked
package io.mien.language;

import org.jspecify.annotations.NullMarked;
