package io.mien.export;

/** What a file is written as. */
public enum ExportFormat {
    CSV("Tidy CSV", "One file per table, for any program.", Content.EITHER),
    XLSX("Excel", "One workbook; of single people one sheet per ad.", Content.EITHER),
    SAV("SPSS", "One row per respondent with all ads, labels and codes.", Content.PEOPLE),
    PARQUET("Parquet", "The same tables as CSV, typed and small, for R, Python and databases.", Content.EITHER),
    PPTX("PowerPoint", "Slides for each ad with charts that can be edited.", Content.FIGURES),
    REPRODUCE("Reproduce", "CSV and a script that works the curves out again.", Content.PEOPLE);

    private final String words;
    private final String use;
    private final Content content;

    /** Whether a format can do with and without rows of single people. */
    private enum Content {
        EITHER,
        PEOPLE,
        FIGURES
    }

    ExportFormat(String words, String use, Content content) {
        this.words = words;
        this.use = use;
        this.content = content;
    }

    /** What people read. */
    public String words() {
        return words;
    }

    /** What it is good for, in a sentence. */
    public String use() {
        return use;
    }

    /** Whether a file of it has rows of single people, where somebody wants them or not. */
    boolean people(boolean wanted) {
        return content == Content.EITHER ? wanted : content == Content.PEOPLE;
    }
}
