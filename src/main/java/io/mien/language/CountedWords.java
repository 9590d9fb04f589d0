package io.mien.language;

import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateExtension.TemplateAttribute;
import io.quarkus.qute.TemplateInstance;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How texts count: {@code {films.number}} in the language's digits, {@code {#when films.form}} for its word. */
@TemplateExtension
final class CountedWords {
    private CountedWords() {}

    static String number(int count, @TemplateAttribute(TemplateInstance.LOCALE) @Nullable Object locale) {
        return spoken(locale).number(count);
    }

    static PluralForm form(int count, @TemplateAttribute(TemplateInstance.LOCALE) @Nullable Object locale) {
        return spoken(locale).plurals().of(count);
    }

    /** Qute hands no locale to the texts of the source bundle: it is the one without a tag. */
    private static Language spoken(@Nullable Object locale) {
        if (locale == null) {
            return Language.of(Language.SOURCE);
        }
        return Language.of(locale instanceof Locale known ? known.toLanguageTag() : locale.toString());
    }
}
