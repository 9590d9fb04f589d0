package io.mien.campaign;

import io.mien.platform.InvalidFields;
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
        InvalidFields.check()
                .that(
                        position >= 1 && position <= ads.size(),
                        "position",
                        "Give a position, 1 to %d.".formatted(ads.size()))
                .orRefuse();
        ads.remove(ad);
        ads.add(position - 1, ad);
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
