package io.mien.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {
    private static final int MAX = 9;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "ad.mp4, ad.mp4",
                "`C:\\films\\ad.mp4`, ad.mp4",
                "../../ad.mp4, ad.mp4",
                "a%22b%22.mp4, a\"b\".mp4",
                "a%0D%0Ab.mp4, ab.mp4",
                "a%2Fb.mp4, a%2Fb.mp4",
                "`a\u0000\u0007\uFFFDb`, ab",
                "\u202Egpj.mp4, gpj.mp4",
                "`12345678\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67.mp4`, 12345678",
                "`12345678\uD83D\uDE00\uD83D\uDE00`, 12345678\uD83D\uDE00",
                "`\u200B `, film",
                "``, film",
                "`films/`, film"
            })
    void keepsWhatCanBeShown(String given, String kept) {
        assertThat(FileName.of(FileName.ofForm(given), MAX, "film")).isEqualTo(kept);
    }
}
