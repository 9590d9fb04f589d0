package io.mien.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TallyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|0", "1|1", "1234|1,234", "2000|2,000", "2001|more than 2,000"})
    void saysHowManyAsFarAsItCounted(long counted, String words) {
        assertThat(Tally.of(counted).words()).isEqualTo(words);
    }
}
