package io.mien.language;

import java.util.Arrays;
import java.util.Optional;

/** A part of the respondent's texts that people review in one go: the texts from one key on, to the next section's first. */
enum LanguageSection {
    EVERY_PAGE("language", "On every page"),
    FIRST_PAGE("landingTitle", "First page and age"),
    CHOICES("withoutCamera", "Without a camera, captions and descriptions"),
    AGREEMENT("consentTitle", "What people agree to"),
    CAMERA("receiptTitle", "Receipt code and camera check"),
    WATCHING("watchTitle", "Watching"),
    INTERRUPTION("interruptedTitle", "An interrupted ad"),
    SENDING("uploadTitle", "Sending the recording"),
    ELSEWHERE("elsewhereTitle", "A visit that is open elsewhere or has ended"),
    LAST_PAGE("thanksTitle", "Last page and closed links"),
    WITHDRAWAL("lookupTitle", "Using a receipt code");

    private final String firstKey;
    private final String title;

    LanguageSection(String firstKey, String title) {
        this.firstKey = firstKey;
        this.title = title;
    }

    /** The section that begins with this key. */
    static Optional<LanguageSection> beginningWith(String key) {
        return Arrays.stream(values()).filter(each -> each.firstKey.equals(key)).findFirst();
    }

    String title() {
        return title;
    }
}
