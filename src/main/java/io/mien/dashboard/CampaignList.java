package io.mien.dashboard;

import io.mien.campaign.Campaign;
import io.mien.fieldwork.VisitGroup;
import io.mien.fieldwork.VisitLedger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;

/** The tenant's campaigns with how far each is. */
@ApplicationScoped
class CampaignList {
    private final VisitLedger ledger;

    CampaignList(VisitLedger ledger) {
        this.ledger = ledger;
    }

    @Transactional
    Campaigns all() {
        List<VisitGroup> groups = ledger.groups();
        return new Campaigns(Campaign.newestFirst().stream()
                .map(campaign -> CampaignRow.of(campaign, groups))
                .toList());
    }

    /** Without drafts: those are nothing to read yet. */
    @Transactional
    Campaigns readable() {
        return new Campaigns(all().rows().stream()
                .filter(row -> !row.state().words().equals("draft"))
                .toList());
    }

    /** The list and what a colleague would say about it. */
    public record Campaigns(List<CampaignRow> rows) {

        public String sentence() {
            List<String> parts = new ArrayList<>();
            add(parts, "in fieldwork", "in fieldwork");
            add(parts, "draft", "in preparation");
            add(parts, "closed", "closed");
            return rows.isEmpty() ? "There is no campaign yet." : String.join(", ", parts) + ".";
        }

        private void add(List<String> parts, String state, String words) {
            long number = rows.stream()
                    .filter(row -> row.state().words().equals(state))
                    .count();
            if (number == 0) {
                return;
            }
            String noun = !parts.isEmpty() ? "" : number == 1 ? " campaign" : " campaigns";
            parts.add(number + noun + (number == 1 ? " is " : " are ") + words);
        }
    }
}
