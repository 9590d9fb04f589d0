package io.mien.language;

import io.mien.language.TextReviews.Offer;
import io.mien.platform.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Fieldwork was asked for in a language whose texts no person has reviewed. */
public class TextsUnreviewed extends Problem {
    private static final long serialVersionUID = 1L;

    private TextsUnreviewed(String detail) {
        super(409, "texts-unreviewed", detail);
    }

    static TextsUnreviewed of(List<Offer> languages) {
        String names = languages.stream().map(Offer::name).collect(Collectors.joining(", "));
        return new TextsUnreviewed(
                "Nobody has reviewed the respondents’ texts in " + names
                        + ". Read them on the page Languages and confirm them there; a draft can also do without the language.");
    }

    @Override
    public Optional<Remedy> remedy() {
        return Optional.of(new Remedy("Read and review the texts", LanguageAddresses.all()));
    }
}
