package io.mien.survey;

/**
 * Something about the answers of one visit that careful people seldom do. It is shown with its reason and leaves nobody out.
 *
 * @param why what was found, with the rule
 */
public record AnswerFlag(Kind kind, String why) {

    /** What it is about. */
    public enum Kind {
        ATTENTION("flag_attention", "Attention check not passed"),
        CONTRADICTION("flag_contradiction", "Contradicts an earlier answer"),
        SPEEDING("flag_speeding", "Very fast answers"),
        STRAIGHT_LINING("flag_straight_lining", "The same point throughout");

        private final String column;
        private final String words;

        Kind(String column, String words) {
            this.column = column;
            this.words = words;
        }

        /** Its column in files. */
        String column() {
            return column;
        }

        public String words() {
            return words;
        }
    }

    /** "Very fast answers: ...". */
    public String sentence() {
        return kind.words() + ": " + why;
    }
}
