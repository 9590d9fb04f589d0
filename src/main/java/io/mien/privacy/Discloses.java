package io.mien.privacy;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a method that answers a request with something about people: each answer leaves one line in the audit trail before its
 * first byte leaves, whatever headers came with the request. A refusal leaves none. The subject is the first id in the
 * address.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Discloses {
    @Nonbinding
    AuditAction action() default AuditAction.VIEW;

    /** What exactly, without personal data. */
    @Nonbinding
    String what() default "";
}
