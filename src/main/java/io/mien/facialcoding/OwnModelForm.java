package io.mien.facialcoding;

import io.mien.platform.InvalidFields;
import java.nio.file.Path;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** A model's card and file as they arrive. */
public class OwnModelForm {
    @Nullable
    @RestForm("card")
    public FileUpload card;

    @Nullable
    @RestForm("model")
    public FileUpload model;

    Path cardFile() {
        return file(card, "card", "Choose the model\u2019s card, a JSON file.");
    }

    Path modelFile() {
        return file(model, "model", "Choose the model\u2019s file, ONNX.");
    }

    private static Path file(@Nullable FileUpload upload, String field, String otherwise) {
        if (upload == null || upload.fileName() == null || upload.fileName().isBlank()) {
            throw InvalidFields.of(field, otherwise);
        }
        return upload.uploadedFile();
    }
}
