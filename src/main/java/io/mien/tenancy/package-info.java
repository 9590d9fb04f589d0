/**
 * Both tenant walls, and the wall between a tenant's clients: the bound tenant, Hibernate's discriminator and the row-level-security binding of each transaction.
 */
@NullMarked
package io.mien.tenancy;

import org.jspecify.annotations.NullMarked;
