package io.mien.account;

import java.util.Set;

/**
 * What a login is worth at a moment.
 *
 * @param active false once it ended, or its person was disabled or deleted
 * @param organizations that the person belongs to
 * @param realmRoles that hold outside of every organization
 */
record LoginStanding(boolean active, Set<Organization> organizations, Set<String> realmRoles) {
    static final LoginStanding ENDED = new LoginStanding(false, Set.of(), Set.of());

    LoginStanding {
        organizations = Set.copyOf(organizations);
        realmRoles = Set.copyOf(realmRoles);
    }
}
