package io.mien.fieldwork;

import io.mien.platform.Problem;
import java.util.List;

/** Fieldwork was asked for in a language whose texts nobody of the tenant has reviewed. */
public class TextsUnreviewed extends Problem {
    private static final long serialVersionUID = 1L;

    private TextsUnreviewed(String detail) {
        super(409, "texts-unreviewed", detail);
    }

    static TextsUnreviewed of(List<String> languages) {
        return new TextsUnreviewed("Nobody has reviewed the respondent’s texts in " + String.join(", ", languages)
                + ". Read them under Languages and confirm them, or take the language off the campaign.");
    }
}
