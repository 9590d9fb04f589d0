/**
 * A tenant's members and roles, read from Keycloak's organizations, and who is logged in.
 */
@NullMarked
package io.mien.account;

import org.jspecify.annotations.NullMarked;
