package io.mien.platform;

import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One line of text as people type it, paste it or have a program send it. It is kept composed (Unicode NFC), so that what looks
 * the same is the same, and without characters that only steer how others are drawn. Its length is counted in code points, as
 * PostgreSQL counts it: an emoji is not two letters.
 */
public final class TypedText {
    /** Soft hyphens, zero-width spaces, byte order marks, marks that reverse the direction: nobody sees them or types them. */
    private static final Pattern UNSEEN = Pattern.compile(
            "[\\u00AD\\u180E\\u200B\\u2060-\\u2064\\u202A-\\u202E\\u2066-\\u206F\\uFEFF\\uFFF9-\\uFFFB]");

    /** What a reader of a foreign encoding leaves in place of what it could not read. */
    private static final int LOST = 0xFFFD;

    /** Letters and symbols to Unicode, blanks to the eye: the fillers of Hangul and the empty pattern of Braille. */
    private static final Set<Integer> BLANK = Set.of(0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800);

    private TypedText() {}

    /** The text as it is kept. */
    public static String kept(String typed) {
        String composed = Normalizer.normalize(typed, Normalizer.Form.NFC);
        return stripped(UNSEEN.matcher(composed).replaceAll(""));
    }

    /** Without the blanks at its ends, in one pass: a pattern would begin anew at each of many blanks in its middle. */
    private static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (from < to && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** Unicode's White_Space: space characters, and of the controls tab to carriage return and the next line. */
    private static boolean isBlank(char character) {
        return Character.isSpaceChar(character) || character >= '\t' && character <= '\r' || character == '\u0085';
    }

    /** Characters as people count them. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** False of text with a line break, a tab, NUL or another command in it, half a character or the rest of a lost one. */
    public static boolean isReadable(String text) {
        return text.codePoints().allMatch(TypedText::isReadable);
    }

    /** True when there is anything to see. */
    public static boolean isVisible(String text) {
        return text.codePoints().anyMatch(TypedText::isVisible);
    }

    static boolean isReadable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default ->
                character != LOST && (character & 0xFFFE) != 0xFFFE && (character < 0xFDD0 || character > 0xFDEF);
        };
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> !BLANK.contains(character);
        };
    }

    /**
     * A part of a text to look for, as it would be kept.
     *
     * @throws InvalidFields (400) when it holds what no text holds: the list would be empty for a reason nobody sees
     */
    public static String sought(String parameter, String typed) {
        String part = kept(typed);
        if (!isReadable(part)) {
            throw InvalidFields.inAddress(parameter, parameter + " holds a character that cannot be read.");
        }
        return part;
    }
}
