package io.mien.language;

import org.jspecify.annotations.Nullable;

/**
 * The form in which one text is written.
 *
 * @param text as it stands
 * @param typed what the form holds
 * @param error what is wrong with it; empty when nothing is
 * @param back where the text stands among the others
 */
public record TextEditor(
        LanguageRow language, String direction, LanguageTexts.Text text, String typed, String error, String back) {

    static TextEditor of(LanguageTexts texts, LanguageTexts.Text text, @Nullable String typed, String error) {
        String back = LanguageAddresses.page(texts.language().tag())
                + texts.sectionOf(text.key())
                        .map(section -> "#" + section.anchor())
                        .orElse("");
        String words = text.own() == null ? text.translation() : text.own().words();
        return new TextEditor(texts.language(), texts.direction(), text, typed == null ? words : typed, error, back);
    }

    /** Choices by number, which keep their square brackets. */
    public boolean hasChoices() {
        return text.translation().indexOf('[') >= 0;
    }

    public int maxLength() {
        return OwnTexts.MAX_LENGTH;
    }
}
