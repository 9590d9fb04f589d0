/**
 * What clients read: releases, which are figures frozen at a moment that staff chose, and their publication.
 */
@NullMarked
package io.mien.report;

import org.jspecify.annotations.NullMarked;
