package io.mien.export;

import io.mien.campaign.ValidPeople;

/** The first file that somebody opens. */
final class ReadMe {
    static final String FILE = "README.txt";

    private ReadMe() {}

    static String of(ExportWish wish) {
        return """
                Results of one campaign, as Mien showed them when this file was made.

                dictionary.csv, where there is one, says what every column means. manifest.json lists every file with its SHA-256, the
                version of the formulas and the models; manifest.jws is the same under the signature of the installation.
                Whether this file is genuine and whole is told by the page /export-check of the installation, and without
                it by infra/verify-export.

                %s
                Figures of fewer than %d people are not in it, and neither are seconds that fewer have a value in.
                What a face shows is an expression, not a feeling. Compare the shape of curves between countries, not
                their level. ANGER is read from a frown, which may be concentration.
                """.formatted(parts(wish).strip(), ValidPeople.MIN_FIGURE);
    }

    private static String parts(ExportWish wish) {
        return switch (wish.format()) {
            case SAV -> RESPONDENTS + PERSONAL;
            case PPTX -> SLIDES;
            case REPRODUCE -> SCRIPT + CURVES + PEOPLE + PERSONAL;
            case CSV, PARQUET, XLSX -> wish.people() ? CURVES + PEOPLE + PERSONAL : CURVES;
        };
    }

    private static final String CURVES = """
            curves      one row per ad, country, measure and second, with n and interval
            scores      one row per ad, country and measure
            """;

    private static final String RESPONDENTS = """
            respondents one row per pseudonymous person; of each ad the last playing. _change is the mean change from the
                        face at rest, _share the share of seconds that show the measure
            """;

    private static final String SCRIPT = """
            reproduce   python3 reproduce.py works the curves out again from the rows of single people, with the standard
                        library alone, and compares them with what the pages showed
            """;

    private static final String SLIDES = """
            story       six slides per ad; the charts are PowerPoint's own and hold their figures in a workbook. They were
                        checked against the format's schemas and in LibreOffice, not in PowerPoint itself
            """;

    private static final String PEOPLE = """
            visits      one row per visit of one pseudonymous person
            exposures   one row per playing of an ad, with its quality, the reason why it does not count and its models
            seconds     one row per second of a playing: 0 to 1 as read, before the face at rest (rest_...) is taken off
            """;

    private static final String PERSONAL = """

            The rows of single people are personal data. Whoever withdraws takes this file back: it can no longer be
            downloaded, and a copy of it must be deleted.
            """;
}
