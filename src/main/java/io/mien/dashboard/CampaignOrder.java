package io.mien.dashboard;

import java.util.Comparator;
import java.util.List;

/** In which order the list shows campaigns; what is equal stays newest first. */
public enum CampaignOrder {
    NEWEST("Newest first", (one, other) -> 0),
    NAME("Name", Comparator.comparing(CampaignRow::name, String.CASE_INSENSITIVE_ORDER)),
    STATE("State", Comparator.comparing(CampaignRow::urgency)),
    PROGRESS(
            "Progress",
            Comparator.comparing(CampaignRow::hasTarget)
                    .thenComparing(CampaignRow::progress)
                    .reversed());

    private final String words;
    private final Comparator<CampaignRow> order;

    CampaignOrder(String words, Comparator<CampaignRow> order) {
        this.words = words;
        this.order = order;
    }

    public String words() {
        return words;
    }

    List<CampaignRow> of(List<CampaignRow> newestFirst) {
        return newestFirst.stream().sorted(order).toList();
    }
}
