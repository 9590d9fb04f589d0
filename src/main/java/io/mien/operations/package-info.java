/**
 * Pages of the platform's operator: health, models and parked work, without access to tenants' data.
 */
@NullMarked
package io.mien.operations;

import org.jspecify.annotations.NullMarked;
