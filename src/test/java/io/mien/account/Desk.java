package io.mien.account;

import io.mien.tenancy.TestTenants;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;

/** Seats the person of {@code @TestSecurity} at an agency of the test's own. */
@ApplicationScoped
public class Desk {
    private final ActingMember member;
    private final TestTenants tenants;

    Desk(ActingMember member, TestTenants tenants) {
        this.member = member;
        this.tenants = tenants;
    }

    /** A new agency, where staff sit from now on. */
    public UUID newAgency(String name) {
        UUID id = tenants.create(name);
        member.of(id);
        return id;
    }

    public void sitAt(UUID tenant) {
        member.of(tenant);
    }

    /** Does the work as the agency in a transaction. */
    public <T> T as(UUID tenant, Supplier<T> work) {
        return tenants.as(tenant, work);
    }
}
