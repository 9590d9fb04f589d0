package io.mien.privacy;

/** What the audit trail tells apart. */
public enum AuditAction {
    VIEW,
    PLAY,
    EXPORT,
    IMPORT,
    CHANGE,
    DELETE,
    CERTIFY
}
