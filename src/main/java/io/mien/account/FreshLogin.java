package io.mien.account;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what erases, leaves the house, or decides who sees what: it is done only by somebody who typed the password a few
 * minutes ago ({@code mien.login.fresh-for}), whoever sits at the keyboard by then. Quarkus' own
 * {@code @AuthenticationContext} sends nobody to the login, and forbids that a login is known before its page is.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface FreshLogin {
    /** Whether the person gave a second factor too. */
    boolean secondFactor() default false;
}
