package io.mien.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyPackTest {

    @ParameterizedTest
    @CsvSource({
        "DE,EU",
        "FR,EU",
        "NO,EU",
        "GB,UK",
        "US,US",
        "PR,US",
        "BR,BR",
        "JP,JP",
        "KR,KR",
        "IN,IN",
        "CH,STRICT",
        "NG,STRICT",
        "ZZ,STRICT"
    })
    void everyCountryHasAPack(String country, PolicyPack pack) {
        assertThat(PolicyPack.of(country)).isEqualTo(pack);
    }

    @Test
    void theEuropeanEconomicAreaIsWhole() {
        assertThat(Country.all().stream()
                        .filter(country -> PolicyPack.of(country.code()) == PolicyPack.EU)
                        .toList())
                .hasSize(30);
    }

    @ParameterizedTest
    @EnumSource(PolicyPack.class)
    void noPackAdmitsMinorsOrIsLaxerThanTheStrictOne(PolicyPack pack) {
        assertThat(pack.ageFloor()).isGreaterThanOrEqualTo(18);
        assertThat(pack.longestKeptDays()).isGreaterThanOrEqualTo(PolicyPack.STRICT.longestKeptDays());
    }

    @ParameterizedTest
    @EnumSource(
            value = PolicyPack.class,
            names = {"JP", "KR", "BR"})
    void aNoticeNobodyThereCanReadIsMissing(PolicyPack pack) {
        // Given
        Campaign campaign = campaign("en", "de");

        // When
        List<Missing> missing = pack.missing(campaign);

        // Then
        assertThat(missing).extracting(Missing::part).contains(Missing.Part.NOTICE);
    }

    @Test
    void aRegionalVariantOfTheLanguageWillDo() {
        assertThat(PolicyPack.BR.missing(campaign("en", "pt-BR"))).isEmpty();
    }

    @Test
    void videosKeptTooLongAndPeopleTooYoungAreNamed() {
        // Given
        Campaign campaign = campaign("en");
        campaign.keepDays = 91;
        campaign.ageFloor = 16;

        // When
        List<Missing> missing = PolicyPack.STRICT.missing(campaign);

        // Then
        assertThat(missing)
                .extracting(Missing::sentence)
                .containsExactly(
                        "Other countries: respondents must be 18 or older; this campaign admits them from 16 on.",
                        "Other countries: recordings may be kept for 90 days at most; this campaign keeps them for 91.");
    }

    @Test
    void anAdultCampaignThatDeletesLacksNothing() {
        assertThat(PolicyPack.EU.missing(campaign("de"))).isEmpty();
    }

    private static Campaign campaign(String... languages) {
        Campaign campaign = new Campaign();
        campaign.languages = List.of(languages);
        return campaign;
    }
}
