package io.mien.language;

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
        assertThat(chosen(List.of("en", "de"), asked, preferred)).isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource({
        "pt,pt-BR",
        "pt-PT,pt-BR",
        "pt-BR en,pt-BR",
        "zh,zh-Hans",
        "zh-CN,zh-Hans",
        "zh-Hans-SG,zh-Hans",
        "zh-TW en,zh-Hans",
        "iw,he",
        "es-419,es",
        "nl tr-TR,tr",
        "sv,en"
    })
    void browsersAskForLanguagesByOtherNames(String preferred, String spoken) {
        assertThat(chosen(List.of("en", "es", "he", "pt-BR", "tr", "zh-Hans"), "", preferred))
                .isEqualTo(spoken);
    }

    @ParameterizedTest
    @CsvSource({"zh-TW,zh-Hant", "zh-HK,zh-Hant", "zh-Hant,zh-Hant", "zh-SG,zh-Hans", "zh,zh-Hans"})
    void chineseIsChosenByItsScript(String preferred, String spoken) {
        assertThat(chosen(List.of("en", "zh-Hans", "zh-Hant"), "", preferred)).isEqualTo(spoken);
    }

    private static String chosen(List<String> offered, String asked, String preferred) {
        List<Locale> browser =
                Arrays.stream(preferred.split(" ")).map(Locale::forLanguageTag).toList();
        return SpokenLanguage.choose(offered, asked.isEmpty() ? null : asked, browser);
    }
}
