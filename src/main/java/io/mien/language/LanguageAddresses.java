package io.mien.language;

import io.quarkus.qute.TemplateExtension;

/** Addresses of the pages about languages. */
@TemplateExtension(namespace = "language")
public final class LanguageAddresses {
    private LanguageAddresses() {}

    public static String all() {
        return "/languages";
    }

    public static String page(String tag) {
        return all() + "/" + tag;
    }

    public static String review(String tag) {
        return page(tag) + "/review";
    }
}
