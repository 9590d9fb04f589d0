package io.mien.dashboard;

import io.quarkus.qute.TemplateEnum;

/**
 * The sections of the method page, by the numbers that Javadoc and other pages cite. A number keeps its meaning: a new section
 * gets the next free one.
 */
@TemplateEnum
public enum MethodSection {
    READ(1, "What is read from a recording"),
    QUALITY(2, "Which recordings count"),
    SECONDS(3, "From frames to seconds"),
    MEASURES(4, "Measures over time"),
    SUMS(5, "Sums over people"),
    SHARES(6, "Percentages and their ranges"),
    DIFFERENCES(7, "Differences between countries"),
    SCORES(8, "Scores of an ad"),
    PEOPLE(9, "How many people are needed"),
    EXAMPLES(10, "How the formulas are tested"),
    PROVISIONAL(13, "While people still take part"),
    RELIABILITY(14, "Reliability of a curve"),
    COUNTED(15, "Who is counted, and what clients see"),
    CLOCKS(16, "Matching the recording to the ad"),
    ANSWERS(17, "How answers are flagged");

    private final int number;
    private final String title;

    MethodSection(int number, String title) {
        this.number = number;
        this.title = title;
    }

    public int number() {
        return number;
    }

    public String title() {
        return title;
    }

    /** The fragment of the section's address. */
    public String anchor() {
        return "section-" + number;
    }
}
