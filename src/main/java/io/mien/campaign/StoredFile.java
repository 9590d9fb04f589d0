package io.mien.campaign;

/**
 * A file as it lies in the store.
 *
 * @param digest SHA-256
 */
record StoredFile(long bytes, byte[] digest) {}
