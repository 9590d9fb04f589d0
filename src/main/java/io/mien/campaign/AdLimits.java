package io.mien.campaign;

import io.mien.platform.Wording;
import io.quarkus.qute.TemplateData;
import java.time.Duration;

/** How much a respondent is asked to watch in one visit, and how long an ad's title may be. */
@TemplateData(namespace = "adLimits")
public final class AdLimits {
    public static final int MAX_ADS = 6;
    public static final int MAX_TITLE = 120;
    /** The rest of a longer name is left out. */
    static final int MAX_FILE_NAME = MAX_TITLE;

    /** All ads of a campaign together. */
    static final Duration MAX_LENGTH = Duration.ofMinutes(5);

    private AdLimits() {}

    /** "six". */
    public static String maxAdsInWords() {
        return Wording.number(MAX_ADS);
    }

    /** Minutes that all ads may last together. */
    public static long maxMinutes() {
        return MAX_LENGTH.toMinutes();
    }
}
