package io.mien.language;

import io.quarkus.qute.i18n.Localized;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.annotation.Annotation;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The languages of the respondent's pages: one for each file of texts that the build found, English first. */
@ApplicationScoped
public class Languages {
    private final List<Language> all;

    Languages(@Any Instance<RespondentMessages> bundles) {
        all = bundles.handlesStream()
                .flatMap(bundle -> tags(bundle.getBean()))
                .distinct()
                .map(Language::of)
                .sorted(Comparator.comparing((Language language) -> !language.isSource())
                        .thenComparing(Language::ownName))
                .toList();
    }

    public List<Language> all() {
        return all;
    }

    public List<String> tags() {
        return all.stream().map(Language::tag).toList();
    }

    /** The language for a page that belongs to no campaign. */
    public Language choose(@Nullable String asked, HttpHeaders headers) {
        return Language.of(SpokenLanguage.choose(tags(), asked, headers.getAcceptableLanguages()));
    }

    /** The bundle of the source language carries no tag of its own. */
    private static Stream<String> tags(Bean<?> bundle) {
        return bundle.getQualifiers().stream().map(Languages::tag);
    }

    private static String tag(Annotation qualifier) {
        return qualifier instanceof Localized localized ? localized.value() : Language.SOURCE;
    }
}
