package io.mien.campaign;

import java.nio.file.Path;

/**
 * A video file as it arrived.
 *
 * @param title as staff named it; the file's name when they did not
 */
public record AdUpload(Path file, String fileName, String title) {
    public AdUpload {
        fileName = clean(fileName);
        title = clean(title.isBlank() ? withoutEnding(fileName) : title);
    }

    private static String withoutEnding(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return (dot > 0 ? fileName.substring(0, dot) : fileName).replace('_', ' ');
    }

    /** Names come from other people's machines: no folders, no control characters, no novels. */
    private static String clean(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("\\p{Cntrl}", "").strip();
        return plain.isEmpty() ? "film" : plain.substring(0, Math.min(plain.length(), AdLimits.MAX_TITLE));
    }
}
