/**
 * Video technique without HTTP or persistence: probing, remuxing and taking frames by their time stamps.
 */
@NullMarked
package io.mien.media;

import org.jspecify.annotations.NullMarked;
