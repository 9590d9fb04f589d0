package io.mien.rights;

import io.mien.tenancy.TenantContext;
import io.mien.visit.ReceiptCode;
import io.mien.visit.RespondentTenants;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;

/** Becomes the tenant that a receipt code leads to, for one piece of work; an unknown code leads to nothing. */
@ApplicationScoped
class ReceiptTenants {
    private final RespondentTenants lookup;
    private final TenantContext tenants;

    ReceiptTenants(RespondentTenants lookup, TenantContext tenants) {
        this.lookup = lookup;
        this.tenants = tenants;
    }

    <T> Optional<T> as(ReceiptCode code, Supplier<Optional<T>> work) {
        return lookup.ofReceipt(code.digest()).flatMap(tenant -> tenants.runAs(tenant, work));
    }
}
