/**
 * The embedded start: PostgreSQL and Keycloak as child processes of the one command.
 */
@NullMarked
package io.mien.launch;

import org.jspecify.annotations.NullMarked;
