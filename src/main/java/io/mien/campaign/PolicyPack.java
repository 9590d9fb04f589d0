package io.mien.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a part of the world asks of a campaign before people there may be asked in. Where its law leaves room these are
 * this product's own limits; they are no legal advice.
 */
public enum PolicyPack {
    EU(
            "European Economic Area",
            "GDPR, AI Act Art. 50(3)",
            "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK",
            Demands.ofAdults(730)),
    UK("United Kingdom", "UK GDPR, Data Protection Act 2018", "GB GG IM JE", Demands.ofAdults(730)),
    /** Three years are the longest that the Illinois act allows. */
    US("United States", "state privacy laws, Illinois BIPA", "AS GU MP PR US VI", Demands.ofAdults(1095)),
    BR("Brazil", "LGPD", "BR", Demands.ofAdults(730).in("pt")),
    JP("Japan", "APPI", "JP", Demands.ofAdults(730).in("ja")),
    /** Of age at nineteen. */
    KR("South Korea", "PIPA", "KR", Demands.of(19, 365).in("ko")),
    IN("India", "DPDP Act", "IN", Demands.ofAdults(365)),
    /** For every country that has no pack of its own. */
    STRICT("Other countries", "strictest of all packs", "", Demands.ofAdults(90));

    private final String title;
    private final String law;
    private final Set<String> countries;
    private final Demands demands;

    PolicyPack(String title, String law, String countries, Demands demands) {
        this.title = title;
        this.law = law;
        this.countries = Set.of(countries.split(" "));
        this.demands = demands;
    }

    /**
     * @param ageFloor youngest age in years
     * @param longestKeptDays days a recording may be kept at most
     * @param languages of which the notice must be in one; any will do when there are none
     */
    record Demands(int ageFloor, int longestKeptDays, Set<String> languages) {
        static Demands ofAdults(int longestKeptDays) {
            return of(Audience.ADULTS, longestKeptDays);
        }

        static Demands of(int ageFloor, int longestKeptDays) {
            return new Demands(ageFloor, longestKeptDays, Set.of());
        }

        Demands in(String language) {
            return new Demands(ageFloor, longestKeptDays, Set.of(language));
        }
    }

    /** The pack of a country, ISO 3166-1 alpha-2. */
    public static PolicyPack of(String country) {
        return Arrays.stream(values())
                .filter(pack -> pack.countries.contains(country))
                .findFirst()
                .orElse(STRICT);
    }

    /** What the campaign lacks for people of this pack; empty when they may be asked in. */
    List<Missing> missing(Campaign campaign) {
        List<Missing> missing = new ArrayList<>();
        if (!demands.languages().isEmpty() && campaign.languages.stream().noneMatch(this::isRead)) {
            missing.add(Missing.notice(this, languages()));
        }
        if (campaign.ageFloor < demands.ageFloor()) {
            missing.add(Missing.ageFloor(this, campaign.ageFloor));
        }
        if (campaign.keepDays != null && campaign.keepDays > demands.longestKeptDays()) {
            missing.add(Missing.retention(this, campaign.keepDays));
        }
        return missing;
    }

    public String title() {
        return title;
    }

    /** The law it stands for, in a few words. */
    public String law() {
        return law;
    }

    public int ageFloor() {
        return demands.ageFloor();
    }

    public int longestKeptDays() {
        return demands.longestKeptDays();
    }

    private boolean isRead(String tag) {
        return demands.languages().contains(Locale.forLanguageTag(tag).getLanguage());
    }

    private String languages() {
        return demands.languages().stream()
                .map(tag -> Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH))
                .sorted()
                .collect(Collectors.joining(" or "));
    }
}
