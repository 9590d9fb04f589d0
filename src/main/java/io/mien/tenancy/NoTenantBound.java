package io.mien.tenancy;

/** Work for a tenant was asked for where none is bound: refused, never widened to all tenants. */
public class NoTenantBound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoTenantBound() {
        super("No tenant is bound to this work");
    }
}
