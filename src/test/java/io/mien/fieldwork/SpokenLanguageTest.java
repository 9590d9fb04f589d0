package io.mien.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenLanguageTest {

    @ParameterizedTest
    @CsvSource({"de,'',de", "'',de-AT en,de", "'',fr de,de", "xx,fr,en", "'',*,en", "de,en,de"})
    void theWordThenTheBrowserThenTheFirst(String asked, String preferred, String spoken) {
        // Given
        List<Locale> browser =
                Arrays.stream(preferred.split(" ")).map(Locale::forLanguageTag).toList();

        // When
        String chosen = SpokenLanguage.choose(List.of("en", "de"), asked.isEmpty() ? null : asked, browser);

        // Then
        assertThat(chosen).isEqualTo(spoken);
    }
}
