package io.mien.platform;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a file from somebody else's machine, fit to be kept and shown. Nobody typed it for us, so it is put right where a
 * typed text would be refused: no folders, nothing that cannot be shown, no novels.
 */
public final class FileName {
    /** Letters with their accents, an emoji with its skin and family: never half of one. */
    private static final Pattern WHOLE_CHARACTER = Pattern.compile("\\X");

    private FileName() {}

    /** As browsers write it into a form: they escape quotation marks and line breaks, and nothing else (HTML, 4.10.21.8). */
    public static String ofForm(String escaped) {
        return escaped.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n");
    }

    /**
     * @param most code points that it may have
     * @param otherwise stands in for a name of which nothing is left
     */
    public static String of(String given, int most, String otherwise) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        StringBuilder readable = new StringBuilder();
        last.codePoints().filter(TypedText::isReadable).forEach(readable::appendCodePoint);
        String kept = TypedText.kept(readable.toString());
        return TypedText.isVisible(kept) ? TypedText.kept(cut(kept, most)) : otherwise;
    }

    /** The beginning of a text, in whole characters. */
    private static String cut(String text, int most) {
        StringBuilder beginning = new StringBuilder();
        Matcher characters = WHOLE_CHARACTER.matcher(text);
        int length = 0;
        while (characters.find()) {
            length += TypedText.length(characters.group());
            if (length > most) {
                break;
            }
            beginning.append(characters.group());
        }
        return beginning.toString();
    }
}
