/**
 * A tenant's members and roles, read from Keycloak's organizations, who is logged in, the clients that it works for and
 * who reads for them, and its audit trail's pages.
 */
@NullMarked
package io.mien.account;

import org.jspecify.annotations.NullMarked;
