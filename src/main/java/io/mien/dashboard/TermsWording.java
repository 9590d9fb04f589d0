package io.mien.dashboard;

/** What the terms of the models behind a figure allow, in words. */
final class TermsWording {
    private TermsWording() {}

    /** The cell of a table. */
    static String of(boolean commercialUse) {
        return commercialUse ? "any use" : "research and evaluation only";
    }

    /** What follows the models' names where their terms are narrow. */
    static String note(boolean commercialUse) {
        return commercialUse ? "" : " (" + of(false) + ": a model's terms allow no commercial use)";
    }
}
