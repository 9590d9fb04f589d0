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

    public static String text(String tag, String key) {
        return page(tag) + "/texts/" + key;
    }

    public static String restoredText(String tag, String key) {
        return text(tag, key) + "/restore";
    }

    /** Where all texts of a language are taken as a table and brought back as one. */
    public static String table(String tag) {
        return page(tag) + "/table";
    }

    public static String review(String tag) {
        return page(tag) + "/review";
    }
}
