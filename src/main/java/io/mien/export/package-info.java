/**
 * Results that leave the product: typed tables, the formats they are written in, and files that are made in the background,
 * signed, downloaded under audit and deleted.
 */
@NullMarked
package io.mien.export;

import org.jspecify.annotations.NullMarked;
