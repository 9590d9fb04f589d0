package io.mien.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Pages whose requests carry all that lets them in, such as a receipt code, so that a cookie of the browser's opens
 * nothing: they need no {@link PageToken}. They still refuse what other sites' pages send.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WithoutCookie {}
