package io.mien.recording;

import io.mien.platform.InvalidFields;
import io.mien.platform.Parameter;
import jakarta.ws.rs.DefaultValue;
import java.math.RoundingMode;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** A recording made elsewhere as typed into the form, kept until everything in it is right. */
public class ImportForm {
    @RestForm
    @Nullable
    public FileUpload recording;

    @RestForm
    @DefaultValue("")
    public String ad = "";

    @RestForm
    @DefaultValue("")
    public String country = "";

    /** Seconds into the file at which the ad began. */
    @RestForm
    @DefaultValue("")
    public String offset = "";

    RecordingImport request() {
        InvalidFields.check()
                .that(recording != null && !recording.fileName().isBlank(), "recording", "Choose the webcam file.")
                .that(id() != null, "ad", "Choose the ad that was watched.")
                .that(!country.isBlank(), "country", "Choose the country.")
                .that(
                        milliseconds() >= 0,
                        "offset",
                        "Give the seconds into the file at which the ad began, 0 or more, such as 2.5.")
                .orRefuse();
        return new RecordingImport(id(), country, milliseconds(), recording.uploadedFile());
    }

    private @Nullable UUID id() {
        try {
            return UUID.fromString(ad);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private int milliseconds() {
        try {
            return Parameter.inBody("offset", offset)
                    .decimal()
                    .movePointRight(3)
                    .setScale(0, RoundingMode.HALF_UP)
                    .intValueExact();
        } catch (ArithmeticException | InvalidFields e) {
            return -1;
        }
    }
}
