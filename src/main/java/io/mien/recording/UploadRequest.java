package io.mien.recording;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a browser says of an upload that it wants to begin.
 *
 * @param type content type with its codecs, as the recorder named it
 * @param length whole length in bytes, null while it is not known
 */
record UploadRequest(UUID exposureId, String type, @Nullable Long length) {
    private static final Pattern TYPE =
            Pattern.compile("video/(webm|mp4)(; ?codecs=\"?[A-Za-z0-9.,_ -]{1,60}\"?)?", Pattern.CASE_INSENSITIVE);

    UploadRequest {
        if (!TYPE.matcher(type).matches()) {
            throw UploadRefused.unknownType();
        }
        if (length != null && length < 0) {
            throw UploadRefused.header("Upload-Length");
        }
    }

    /** Reads the headers of a tus creation. */
    static UploadRequest of(@Nullable String metadata, @Nullable Long length, @Nullable String defer) {
        if ((length == null) != "1".equals(defer)) {
            throw UploadRefused.header("Upload-Length or Upload-Defer-Length");
        }
        Map<String, String> said = metadata(metadata);
        return new UploadRequest(exposure(said.get("exposure")), said.getOrDefault("type", ""), length);
    }

    /** What a client said at the creation, as it is repeated to one that asks; other keys were not kept. */
    static String metadata(UUID exposureId, String type) {
        return "exposure " + encoded(exposureId.toString()) + ",type " + encoded(type);
    }

    private static UUID exposure(@Nullable String id) {
        try {
            return UUID.fromString(Optional.ofNullable(id).orElse(""));
        } catch (IllegalArgumentException e) {
            throw UploadRefused.header("Upload-Metadata");
        }
    }

    private static Map<String, String> metadata(@Nullable String header) {
        try {
            return Arrays.stream(Optional.ofNullable(header).orElse("").split(","))
                    .map(pair -> pair.strip().split(" ", 2))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> pair.length < 2 ? "" : decoded(pair[1])));
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw UploadRefused.header("Upload-Metadata");
        }
    }

    private static String encoded(String value) {
        return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String value) {
        return new String(Base64.getDecoder().decode(value.strip()), StandardCharsets.UTF_8);
    }
}
