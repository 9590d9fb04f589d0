package io.mien.fieldwork;

import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateExtension.TemplateAttribute;
import io.quarkus.qute.TemplateInstance;
import java.util.Locale;

/** How texts count: {@code {films.number}} in the language's digits, {@code {#when films.form}} for its word. */
@TemplateExtension
final class CountedWords {
    private CountedWords() {}

    static String number(int count, @TemplateAttribute(TemplateInstance.LOCALE) Object locale) {
        return spoken(locale).number(count);
    }

    static PluralForm form(int count, @TemplateAttribute(TemplateInstance.LOCALE) Object locale) {
        return spoken(locale).plurals().of(count);
    }

    private static Language spoken(Object locale) {
        return Language.of(locale instanceof Locale known ? known.toLanguageTag() : locale.toString());
    }
}
