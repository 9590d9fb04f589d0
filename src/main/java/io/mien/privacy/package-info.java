/**
 * Consent, retention, erasure and the audit trail, for any feature that holds personal data.
 */
@NullMarked
package io.mien.privacy;

import org.jspecify.annotations.NullMarked;
