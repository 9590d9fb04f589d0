package io.mien.language;

import io.quarkus.qute.EvalContext;
import io.quarkus.qute.TemplateInstance;
import java.util.Map;

/**
 * What a tenant says in its own words in one language: templates by their keys, each with gaps that Mien's text has too.
 *
 * @param templates empty where the tenant speaks as Mien does
 */
public record OwnWords(Map<String, String> templates) {
    public static final OwnWords NONE = new OwnWords(Map.of());

    /** Under which name a page carries them. */
    private static final String ATTRIBUTE = OwnWords.class.getName();

    public OwnWords {
        templates = Map.copyOf(templates);
    }

    /** The page with these words in it. */
    TemplateInstance spokenBy(TemplateInstance page) {
        return page.setAttribute(ATTRIBUTE, this);
    }

    /** Those of the page that is being written. */
    static OwnWords of(EvalContext page) {
        return page.getAttribute(ATTRIBUTE) instanceof OwnWords words ? words : NONE;
    }
}
