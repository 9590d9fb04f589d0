/**
 * What is tested: campaigns, their ads, the countries wanted and the field dates.
 */
@NullMarked
package io.mien.campaign;

import org.jspecify.annotations.NullMarked;
