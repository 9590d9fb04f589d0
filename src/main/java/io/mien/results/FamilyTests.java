package io.mien.results;

import io.mien.platform.Digest;
import io.mien.trace.Measure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The family of section 7: an omnibus test per ad and measure, Benjamini and Hochberg's rule over those, and under a significant
 * one a cluster test of every two countries, the same rule over the pairs.
 */
final class FamilyTests {
    private FamilyTests() {}

    /** @param countries people by country, all of them with enough people for a band */
    record AdPeopleByCountry(UUID adId, TreeMap<String, PersonTraces> countries) {}

    private record Family(
            UUID adId, Measure measure, Map<String, double[][]> countries, FunctionalAnova.Result omnibus) {}

    static List<ComparedPair> of(List<AdPeopleByCountry> ads) {
        List<Family> families = new ArrayList<>();
        for (AdPeopleByCountry ad : ads) {
            AdCurves.SHOWN.forEach(measure -> family(ad, measure, families));
        }
        double[] q = BenjaminiHochberg.adjusted(
                families.stream().mapToDouble(family -> family.omnibus().p()).toArray());
        List<ComparedPair> pairs = new ArrayList<>();
        for (int i = 0; i < q.length; i++) {
            pairs.addAll(pairs(families.get(i), q[i]));
        }
        return pairs;
    }

    private static void family(AdPeopleByCountry ad, Measure measure, List<Family> into) {
        Map<String, double[][]> countries = new TreeMap<>();
        ad.countries().forEach((country, people) -> {
            double[][] values = people.of(measure);
            if (canBeTested(measure, values.length)) {
                countries.put(country, values);
            }
        });
        if (countries.size() > 1) {
            long seed = seed(ad.adId(), measure, "all");
            double[][][] groups = countries.values().toArray(double[][][]::new);
            into.add(new Family(ad.adId(), measure, countries, FunctionalAnova.of(groups, seed)));
        }
    }

    /** Bars over seconds need as many people as a band, and means more than shares. */
    static boolean canBeTested(Measure measure, long people) {
        return Disclosure.of(people).showsBand() && (measure.hasShare() || people >= DifferenceBand.MIN_FOR_MEANS);
    }

    private static List<ComparedPair> pairs(Family family, double q) {
        List<ComparedPair> pairs = CountryPair.among(
                        List.copyOf(family.countries().keySet()))
                .stream()
                .map(pair -> compared(family, q, pair))
                .toList();
        List<ComparedPair> tested =
                pairs.stream().filter(pair -> pair.p != null).toList();
        double[] adjusted = BenjaminiHochberg.adjusted(
                tested.stream().mapToDouble(pair -> pair.p).toArray());
        for (int i = 0; i < adjusted.length; i++) {
            tested.get(i).q = adjusted[i];
        }
        return pairs;
    }

    private static ComparedPair compared(Family family, double q, CountryPair pair) {
        ComparedPair compared = new ComparedPair();
        compared.adId = family.adId();
        compared.measure = family.measure();
        compared.firstCountry = pair.first();
        compared.secondCountry = pair.second();
        compared.omnibusP = family.omnibus().p();
        compared.omnibusQ = q;
        compared.shuffles = family.omnibus().shuffles();
        compared.clusters = List.of();
        double[][] first = family.countries().get(pair.first());
        double[][] second = family.countries().get(pair.second());
        boolean comparable = family.measure().hasShare() || DifferenceBand.canCompareMeans(first.length, second.length);
        if (q <= BenjaminiHochberg.RATE && comparable) {
            long seed = seed(family.adId(), family.measure(), pair.first() + pair.second());
            compared.take(ClusterTest.between(first, second, seed));
        }
        return compared;
    }

    /** The same question is always shuffled the same way, so that p never flickers. */
    static long seed(UUID adId, Measure measure, String who) {
        byte[] digest = Digest.of(adId + " " + measure + " " + who + " " + Measure.SPEC_VERSION);
        return ByteBuffer.wrap(digest).getLong();
    }

    /** SHA-256 over every reading that counts, by ad and country. */
    static String inputs(List<AdPeopleByCountry> ads) {
        MessageDigest digest = Digest.sha256();
        ads.forEach(ad -> ad.countries().forEach((country, people) -> {
            digest.update((ad.adId() + " " + country + "\n").getBytes(StandardCharsets.UTF_8));
            people.inputs().forEach(id -> digest.update(id.getBytes(StandardCharsets.UTF_8)));
        }));
        return HexFormat.of().formatHex(digest.digest());
    }
}
