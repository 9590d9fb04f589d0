package io.mien.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.platform.InvalidFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountryTest {

    @Test
    void namesACountryInEnglish() {
        assertThat(Country.of(" jp ")).isEqualTo(new Country("JP", "Japan"));
    }

    @Test
    void listsThemAllByName() {
        assertThat(Country.all()).hasSizeGreaterThan(240).contains(new Country("NG", "Nigeria"));
        assertThat(Country.all().get(0).name()).isEqualTo("Afghanistan");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "XX", "Germany", "D"})
    void refusesWhatIsNoCountry(String code) {
        assertThatThrownBy(() -> Country.of(code)).isInstanceOf(InvalidFields.class);
    }
}
