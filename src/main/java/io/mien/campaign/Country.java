package io.mien.campaign;

import io.mien.platform.InvalidFields;
import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A country as ISO 3166-1 knows it.
 *
 * @param code alpha-2, upper case
 * @param name in English
 */
public record Country(String code, String name) {
    private static final Set<String> CODES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    private static final List<Country> ALL = Arrays.stream(Locale.getISOCountries())
            .map(Country::named)
            .sorted(Comparator.comparing(Country::name, Collator.getInstance(Locale.ENGLISH)))
            .toList();

    public static List<Country> all() {
        return ALL;
    }

    /** The country of a code that staff gave. */
    public static Country of(String code) {
        String upper = code.strip().toUpperCase(Locale.ROOT);
        InvalidFields.check()
                .that(CODES.contains(upper), "country", "Choose a country from the list.")
                .orRefuse();
        return named(upper);
    }

    /** The country of a code that was checked before. */
    public static Country named(String code) {
        return new Country(code, new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH));
    }
}
