/**
 * Consent, erasure, certificates and the audit trail: who did what, and whose data it was.
 */
@NullMarked
package io.mien.privacy;

import org.jspecify.annotations.NullMarked;
