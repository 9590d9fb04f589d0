package io.mien.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.language.LanguageTexts.Section;
import io.mien.language.LanguageTexts.Text;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanguageSectionsTest {
    @Test
    void eachSectionBeginsWithATextOfTheBundleAndNoTextIsLost() {
        // Given
        List<Text> all = Language.of("de").source().words().stream()
                .map(key -> new Text(key, "", "", null))
                .toList();

        // When
        List<Section> sections = new LanguageTexts(null, "ltr", "", all).sections();

        // Then
        assertThat(sections)
                .extracting(Section::title)
                .containsExactlyElementsOf(Arrays.stream(LanguageSection.values())
                        .map(LanguageSection::title)
                        .toList());
        assertThat(sections.stream().flatMap(section -> section.texts().stream()))
                .containsExactlyElementsOf(all);
        assertThat(sections).extracting(Section::number).startsWith(1, 2, 3);
    }
}
