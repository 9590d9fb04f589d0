package io.mien.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mien.platform.InvalidFields;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Words of the survey format of SurveyJS (surveyjs.io, its JSON schema), which other tools write and read too. */
final class SurveyJs {
    /** A file of more is no questionnaire. */
    static final int MAX_BYTES = 1_000_000;

    /** The field of the page that takes a file. */
    static final String FIELD = "survey";

    static final ObjectMapper JSON = JsonMapper.builder().build();

    /** The language of a text that names none. */
    static final String DEFAULT = "default";

    private static final Map<String, String> THEIRS = Map.of("pt-BR", "pt-br", "zh-Hans", "zh-cn");
    private static final Map<String, String> OURS = Map.of("pt-br", "pt-BR", "zh-cn", "zh-Hans");

    private SurveyJs() {}

    /** @throws InvalidFields when this is no survey */
    static JsonNode parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw InvalidFields.of(FIELD, "The file is larger than %d kB.".formatted(MAX_BYTES / 1000));
        }
        try {
            JsonNode survey = JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
            if (survey != null
                    && (survey.path("pages").isArray()
                            || survey.path("elements").isArray())) {
                return survey;
            }
        } catch (JsonProcessingException e) {
            // told below, like JSON of something else
        }
        throw InvalidFields.of(FIELD, "The file is no SurveyJS survey: JSON with “pages” or “elements”.");
    }

    /** Our tag of one of their languages. */
    static String ours(String locale) {
        return OURS.getOrDefault(locale.toLowerCase(Locale.ROOT), locale);
    }

    /** Their name of one of our languages. */
    static String theirs(String tag) {
        return THEIRS.getOrDefault(tag, tag);
    }
}
