/**
 * The period in which people take part: opening and closing it, invitations, the ledger of what happened in visits and
 * what is counted from it, and every reason for which something does not count.
 */
@NullMarked
package io.mien.fieldwork;

import org.jspecify.annotations.NullMarked;
