/**
 * A tenant's members and roles, read from Keycloak's organizations.
 */
@NullMarked
package io.mien.account;

import org.jspecify.annotations.NullMarked;
