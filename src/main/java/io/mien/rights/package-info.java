/**
 * What respondents may do about their data: receipt, copy, withdrawal and the certificates of deletion.
 */
@NullMarked
package io.mien.rights;

import org.jspecify.annotations.NullMarked;
