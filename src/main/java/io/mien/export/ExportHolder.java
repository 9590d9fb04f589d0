package io.mien.export;

import io.mien.campaign.Campaign;
import io.mien.platform.ObjectStore;
import io.mien.privacy.HeldTable;
import io.mien.privacy.PersonalDataHolder;
import io.mien.privacy.Subject;
import io.mien.tenancy.TenantContext;
import io.mien.visit.Visit;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Files that a person is in: unavailable from the transaction of the erasure on, deleted right after it. */
@ApplicationScoped
class ExportHolder implements PersonalDataHolder {
    private static final Pattern KEY = Pattern.compile("[0-9a-f-]{36}/exports/[0-9a-f-]{36}");

    private final ObjectStore store;
    private final TenantContext tenants;

    ExportHolder(ObjectStore store, TenantContext tenants) {
        this.store = store;
        this.tenants = tenants;
    }

    /** None: an export is of a campaign, and no key leads from a visit to it. */
    @Override
    public List<HeldTable<?>> tables() {
        return List.of();
    }

    @Override
    public List<Holding> describe(Subject subject) {
        List<Export> exports = holding(subject);
        long bytes = exports.stream().mapToLong(export -> export.bytes).sum();
        return exports.isEmpty() ? List.of() : List.of(new Holding("export", exports.size(), bytes));
    }

    /** None of its own: what an export holds of a person, other sections of the copy hold too. */
    @Override
    public Map<String, Object> copy(Subject subject) {
        return Map.of();
    }

    @Override
    public List<String> erase(Subject subject) {
        visit(subject).ifPresent(visit -> Campaign.required(visit.campaignId).hold());
        UUID tenant = tenants.required();
        return holding(subject).stream()
                .map(export -> {
                    export.withdraw();
                    return Export.key(tenant, export.id);
                })
                .toList();
    }

    @Override
    public boolean delete(String file) throws IOException {
        if (!KEY.matcher(file).matches()) {
            return false;
        }
        store.delete(file);
        return true;
    }

    private static List<Export> holding(Subject subject) {
        return visit(subject)
                .map(visit -> Export.standing(visit.campaignId).stream()
                        .filter(export -> export.mayHold(visit.startedAt))
                        .toList())
                .orElse(List.of());
    }

    private static Optional<Visit> visit(Subject subject) {
        return Visit.find("id", subject.id()).firstResultOptional();
    }
}
