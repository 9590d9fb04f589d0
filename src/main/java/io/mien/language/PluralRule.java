package io.mien.language;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which form a whole number takes in a language, as its file states it in the notation of CLDR's plural rules (Unicode
 * TS 35, part 3, "Language Plural Rules"): {@code one: n = 1; few: n % 10 = 2..4 and n % 100 != 12..14}. Only whole
 * numbers are counted here, so the operand is always {@code n}; what no form claims is {@link PluralForm#OTHER}, and a
 * language without forms says just {@code other}.
 */
record PluralRule(List<Claim> claims) {

    static PluralRule parse(String rule) {
        return new PluralRule(Arrays.stream(rule.split(";"))
                .map(String::strip)
                .filter(claim -> !"other".equals(claim))
                .map(Claim::parse)
                .toList());
    }

    PluralForm of(long number) {
        return claims.stream()
                .filter(claim -> claim.holds(number))
                .map(Claim::form)
                .findFirst()
                .orElse(PluralForm.OTHER);
    }

    /** One form and its alternatives, in one of which all relations must hold. */
    record Claim(PluralForm form, List<List<Relation>> alternatives) {

        static Claim parse(String claim) {
            String[] parts = claim.split(":", 2);
            if (parts.length != 2) {
                throw new IllegalArgumentException("A plural rule reads \"form: relation\", not: " + claim);
            }
            return new Claim(
                    PluralForm.valueOf(parts[0].strip().toUpperCase(Locale.ROOT)),
                    Arrays.stream(parts[1].split(" or "))
                            .map(alternative -> Arrays.stream(alternative.split(" and "))
                                    .map(Relation::parse)
                                    .toList())
                            .toList());
        }

        boolean holds(long number) {
            return alternatives.stream()
                    .anyMatch(relations -> relations.stream().allMatch(relation -> relation.holds(number)));
        }
    }

    /**
     * {@code n % 10 = 2..4}: the number, or what a division leaves of it, is in the range or is not.
     *
     * @param modulus the divisor, 0 when the number itself is meant
     */
    record Relation(long modulus, boolean within, long least, long most) {
        private static final Pattern WORDS = Pattern.compile("\\s*n(?: % (\\d+))? (=|!=) (\\d+)(?:\\.\\.(\\d+))?\\s*");

        static Relation parse(String relation) {
            Matcher words = WORDS.matcher(relation);
            if (!words.matches()) {
                throw new IllegalArgumentException("This is no relation of a plural rule: " + relation);
            }
            long least = Long.parseLong(words.group(3));
            return new Relation(
                    words.group(1) == null ? 0 : Long.parseLong(words.group(1)),
                    "=".equals(words.group(2)),
                    least,
                    words.group(4) == null ? least : Long.parseLong(words.group(4)));
        }

        boolean holds(long number) {
            long operand = modulus == 0 ? number : number % modulus;
            return within == (operand >= least && operand <= most);
        }
    }
}
