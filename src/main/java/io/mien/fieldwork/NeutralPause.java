package io.mien.fieldwork;

import io.mien.platform.Wording;
import io.quarkus.qute.TemplateData;
import java.time.Duration;

/** The grey pause before an ad, in which a face shows how it looks at rest. The texts for respondents name its length. */
@TemplateData(namespace = "neutralPause")
public final class NeutralPause {
    static final String DEFAULT = "PT5S";

    /** Length of the pause, unless the server is told another. */
    public static final Duration DEFAULT_LENGTH = Duration.parse(DEFAULT);

    private NeutralPause() {}

    /** "five", in seconds. */
    public static String secondsInWords() {
        return Wording.number((int) DEFAULT_LENGTH.toSeconds());
    }

    /** Whole seconds. */
    public static long seconds() {
        return DEFAULT_LENGTH.toSeconds();
    }
}
