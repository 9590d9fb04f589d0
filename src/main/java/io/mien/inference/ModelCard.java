package io.mien.inference;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mien.platform.Digest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a model is, what it wants and gives, and under which terms: the same card that Python reads.
 *
 * @param digest {@code sha256:} and the hex digest of the model's file
 * @param temperature divides the logits before the softmax; 1 leaves them
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ModelCard(
        String name,
        String version,
        String task,
        String digest,
        Input input,
        List<TensorSpec> outputs,
        List<Emotion> labels,
        @Nullable CardAlignment alignment,
        @Nullable Double temperature,
        String licence,
        String source,
        @JsonProperty("training_data") String trainingData,
        @JsonProperty("commercial_use") boolean commercialUse,
        List<String> limits,
        @JsonProperty("intended_use") String intendedUse,
        String date) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The picture wanted: UINT8 [N, height, width, 3]. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Input(String name, String datatype, int height, int width, int channels, String colour) {

        /** Length of one picture. */
        public int bytes() {
            return height * width * channels;
        }

        /** The inputs of a run on pictures that lie one after the other. */
        public Map<String, Tensor> pictures(byte[] pixels, int count) {
            return Map.of(name, new Tensor.Bytes(pixels, count, height, width, channels));
        }

        TensorSpec spec() {
            return new TensorSpec(name, datatype, List.of(-1, height, width, channels));
        }
    }

    /** The alignment as the card writes it. */
    public record CardAlignment(
            @JsonProperty("eye_distance") double eyeDistance,
            @JsonProperty("eyes_y") double eyesY) {}

    /**
     * Reads a card.
     *
     * @throws BadModel when it is no card or lacks a field
     */
    public static ModelCard parse(byte[] json, String where) {
        try {
            return JSON.readValue(json, ModelCard.class).complete(where);
        } catch (JsonProcessingException e) {
            throw new BadModel("The model card " + where + " cannot be read: " + e.getOriginalMessage(), e);
        } catch (java.io.IOException e) {
            throw new BadModel("The model card " + where + " cannot be read", e);
        }
    }

    /**
     * Holds the file against the card.
     *
     * @throws BadModel when the digests differ
     */
    public void refuseOther(byte[] file) {
        String actual = "sha256:" + HexFormat.of().formatHex(Digest.of(file));
        if (!actual.equals(digest)) {
            throw new BadModel("The file of model " + name + " is not the one its card describes: the card says "
                    + digest + ", the file has " + actual + ". Restore the file or its card.");
        }
    }

    /** Each tensor that a run needs. */
    public List<TensorSpec> inputs() {
        return List.of(input.spec());
    }

    public Alignment requiredAlignment() {
        if (alignment == null) {
            throw new BadModel("The model card of " + name + " says no alignment, which a facial coder needs.");
        }
        return new Alignment(alignment.eyeDistance, alignment.eyesY);
    }

    public double temperatureOrOne() {
        return temperature == null ? 1 : temperature;
    }

    /** Name, version and the digest's first 12 digits. */
    public String provenance() {
        return name + "@" + version + ":" + digest.substring("sha256:".length(), "sha256:".length() + 12);
    }

    private ModelCard complete(String where) {
        require(name, "name", where);
        require(version, "version", where);
        require(licence, "licence", where);
        require(input, "input", where);
        require(outputs, "outputs", where);
        require(labels, "labels", where);
        if (digest == null || !digest.matches("sha256:[0-9a-f]{64}")) {
            throw new BadModel("The model card " + where + " has no digest of the form sha256:<64 hex digits>.");
        }
        if (!"UINT8".equals(input.datatype) || input.channels != 3 || !"RGB".equals(input.colour)) {
            throw new BadModel("The model card " + where + " asks for another input than UINT8 RGB pictures.");
        }
        return this;
    }

    private static void require(@Nullable Object value, String field, String where) {
        if (value == null) {
            throw new BadModel("The model card " + where + " lacks the field \"" + field + "\".");
        }
    }
}
