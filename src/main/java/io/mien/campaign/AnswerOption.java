package io.mien.campaign;

/**
 * One of the answers to choose from.
 *
 * @param code counts from 1 and never means another answer, so that versions and languages can be put together
 * @param anchored keeps its place where the others come in an order of chance
 * @param endsVisit whether somebody who chooses it is not among the people that the study is for
 */
public record AnswerOption(int code, SpokenText text, Role role, boolean anchored, boolean endsVisit) {

    /** What choosing it means for the others. */
    public enum Role {
        PLAIN("An answer like the others"),
        /** Asks which one, in words. */
        OTHER("Other, with a field to say which"),
        /** Stands alone. */
        NONE("None of these, stands alone");

        private final String words;

        Role(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    static AnswerOption blank(int code) {
        return new AnswerOption(code, SpokenText.NONE, Role.PLAIN, false, false);
    }

    /** Whether it keeps its place: other and none are looked for at the end. */
    public boolean isFixed() {
        return anchored || role != Role.PLAIN;
    }

    public boolean isOther() {
        return role == Role.OTHER;
    }

    public boolean isNone() {
        return role == Role.NONE;
    }
}
