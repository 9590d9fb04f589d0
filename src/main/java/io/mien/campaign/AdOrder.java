package io.mien.campaign;

import java.util.ArrayList;
import java.util.List;

/** The positions 1, 2, 3 ... of a campaign's ads. Unique in the database, so moves go through positions below zero. */
final class AdOrder {
    private final List<Ad> ads;

    private AdOrder(List<Ad> ads) {
        this.ads = ads;
    }

    static AdOrder of(Campaign campaign) {
        return new AdOrder(new ArrayList<>(campaign.ads()));
    }

    void place(Ad ad, int position) {
        int wanted = Math.max(1, Math.min(position, ads.size()));
        ads.remove(ad);
        ads.add(wanted - 1, ad);
        number();
    }

    void remove(Ad ad) {
        ads.remove(ad);
        ad.delete();
        Ad.flush();
        number();
    }

    private void number() {
        for (int i = 0; i < ads.size(); i++) {
            ads.get(i).position = -1 - i;
        }
        Ad.flush();
        for (int i = 0; i < ads.size(); i++) {
            ads.get(i).position = 1 + i;
        }
    }
}
