package io.mien.privacy;

import java.util.UUID;

/**
 * Whose personal data it is: what holders describe, copy and erase by. Ids are unique among all kinds, so a holder that
 * keeps nothing of a kind finds nothing.
 *
 * <p>People who were asked in and people who label videos will be two more kinds; nothing is kept of them yet.
 */
public sealed interface Subject {

    UUID id();

    /** One visit of one pseudonymous person. */
    record Visit(UUID id) implements Subject {}
}
