package io.mien.account;

import java.util.Set;

/**
 * What a login is worth at a moment.
 *
 * @param active false once it ended, or its person was disabled or deleted
 * @param organizations that the person belongs to
 * @param realmRoles that hold outside of every organization
 */
record Standing(boolean active, Set<Organization> organizations, Set<String> realmRoles) {
    static final Standing ENDED = new Standing(false, Set.of(), Set.of());

    Standing {
        organizations = Set.copyOf(organizations);
        realmRoles = Set.copyOf(realmRoles);
    }
}
