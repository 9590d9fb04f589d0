package io.mien.campaign;

import io.mien.platform.FileName;
import io.mien.platform.InvalidFields;
import io.mien.platform.TypedText;
import java.nio.file.Path;

/**
 * A video file as it arrived.
 *
 * @param title as staff named it; the file's name when they did not
 */
public record AdUpload(Path file, String fileName, String title) {
    private static final String NAMELESS = "film";

    public AdUpload {
        fileName = FileName.of(fileName, AdLimits.MAX_FILE_NAME, NAMELESS);
        title = TypedText.kept(title);
        if (title.isEmpty()) {
            title = FileName.of(withoutEnding(fileName), AdLimits.MAX_TITLE, NAMELESS);
        }
        InvalidFields.check()
                .text("title", title, AdLimits.MAX_TITLE, "Give the ad a title that can be seen.")
                .orRefuse();
    }

    private static String withoutEnding(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return (dot > 0 ? fileName.substring(0, dot) : fileName).replace('_', ' ');
    }
}
