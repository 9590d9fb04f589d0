package io.mien.results;

import java.util.ArrayList;
import java.util.List;

/** Two countries; {@code first} before {@code second} in the alphabet. */
record CountryPair(String first, String second) {

    static CountryPair of(String one, String other) {
        return one.compareTo(other) < 0 ? new CountryPair(one, other) : new CountryPair(other, one);
    }

    /** Every two of them. */
    static List<CountryPair> among(List<String> countries) {
        List<CountryPair> pairs = new ArrayList<>();
        for (int a = 0; a < countries.size(); a++) {
            for (int b = a + 1; b < countries.size(); b++) {
                pairs.add(of(countries.get(a), countries.get(b)));
            }
        }
        return pairs;
    }
}
