/**
 * The questions at run time: which one comes next, how it is put, and what is said to it. Their definition stands in the
 * campaign.
 */
@NullMarked
package io.mien.survey;

import org.jspecify.annotations.NullMarked;
