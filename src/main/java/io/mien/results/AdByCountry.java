package io.mien.results;

import io.mien.campaign.Ad;
import io.mien.platform.Digest;
import io.mien.trace.Measure;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * An ad with its sums by country.
 *
 * @param digest of these: another one means other people
 */
record AdByCountry(Ad ad, Map<String, AdSums> sums, String digest) {

    static AdByCountry of(Ad ad, Map<String, AdSums> sums) {
        MessageDigest digest = Digest.sha256();
        sums.forEach((country, each) -> digest.update(each.encode()));
        return new AdByCountry(ad, sums, ad.id + HexFormat.of().formatHex(digest.digest()));
    }

    /** Codes in the order that gives each country its colour. */
    List<String> countries() {
        return List.copyOf(sums.keySet());
    }

    MeasureSums of(String country, Measure measure) {
        return sums.get(country).of(measure);
    }

    /** 1.. the country's place. */
    int slot(String country) {
        return countries().indexOf(country) + 1;
    }

    /** Countries with a curve of the measure. */
    List<String> drawn(Measure measure) {
        return countries().stream()
                .filter(country -> Disclosure.of(of(country, measure).people()).showsCurve())
                .toList();
    }
}
