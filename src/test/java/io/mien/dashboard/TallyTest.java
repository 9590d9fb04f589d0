package io.mien.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TallyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|0", "1|1", "999|999", "1000|1,000", "1001|more than 1,000"})
    void saysHowManyAsFarAsItCounted(long counted, String words) {
        assertThat(Tally.of(counted).words()).isEqualTo(words);
    }
}
