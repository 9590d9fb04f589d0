package io.mien.inference;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mien.platform.Digest;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a model is, what it wants and gives, and under which terms: the same card that Python reads.
 *
 * @param task word of the {@link ModelTask}
 * @param digest {@code sha256:} and the hex digest of the model's file
 * @param picture the picture wanted; null for a network over sequences
 * @param series the tensors wanted by a network over sequences; null for one that looks at pictures
 * @param coefficients what a face landmarker gives, in the order of its output; null for other tasks
 * @param temperature divides the logits before the softmax; 1 leaves them
 * @param frameModel the network whose features a network over sequences was trained on
 * @param window how a network over sequences reads long ones
 * @param commercialUse false when the model may serve research and evaluation only
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ModelCard(
        String name,
        String version,
        String task,
        String digest,
        @JsonProperty("input") @Nullable Input picture,
        @JsonProperty("inputs") @Nullable List<TensorSpec> series,
        List<TensorSpec> outputs,
        List<Emotion> labels,
        @Nullable List<String> coefficients,
        @Nullable CardAlignment alignment,
        @Nullable Double temperature,
        @JsonProperty("frame_model") @Nullable FrameModel frameModel,
        @Nullable Window window,
        String licence,
        String source,
        @JsonProperty("training_data") String trainingData,
        @JsonProperty("commercial_use") Boolean commercialUse,
        List<Figure> figures,
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

    /** Name and digest of a model that another one builds on. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record FrameModel(String name, String digest) {}

    /**
     * How long sequences are read: in windows that overlap.
     *
     * @param steps most steps of a window
     * @param context steps at each inner end of a window that are read for their neighbours' sake only
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Window(int steps, int context) {}

    /**
     * One measured figure.
     *
     * @param n how many pictures, frames or sequences it was measured on
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Figure(String name, double value, int n, String conditions) {}

    /**
     * Reads a card.
     *
     * @throws BadModel when it is no card, lacks a field or contradicts itself
     */
    public static ModelCard parse(byte[] json, String where) {
        try {
            ModelCard card = JSON.readValue(json, ModelCard.class);
            CardCheck.of(card, where);
            return card;
        } catch (JsonProcessingException e) {
            throw new BadModel("The model card " + where + " cannot be read: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
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

    /**
     * Holds the card against the port it is to serve.
     *
     * @throws BadModel when it is for another task
     */
    public void requireTask(ModelTask wanted) {
        if (!wanted.word().equals(task)) {
            throw new BadModel("Model " + name + " is for the task " + task + ", and one for " + wanted.word()
                    + " is wanted here.");
        }
    }

    public Input input() {
        if (picture == null) {
            throw new BadModel("Model " + name + " looks at sequences, and one that looks at pictures is wanted here.");
        }
        return picture;
    }

    /** Each tensor that a run needs. */
    public List<TensorSpec> inputs() {
        return series == null ? List.of(input().spec()) : List.copyOf(series);
    }

    /** The output of this name, if the card promises it. */
    public Optional<TensorSpec> output(String wanted) {
        return outputs.stream().filter(output -> output.name().equals(wanted)).findFirst();
    }

    public Alignment requiredAlignment() {
        if (alignment == null) {
            throw new BadModel("The model card of " + name + " says no alignment, which a facial coder needs.");
        }
        return new Alignment(alignment.eyeDistance, alignment.eyesY);
    }

    public List<String> requiredCoefficients() {
        if (coefficients == null) {
            throw new BadModel("The model card of " + name + " names no coefficients, which a face landmarker needs.");
        }
        return List.copyOf(coefficients);
    }

    public Window requiredWindow() {
        if (window == null) {
            throw new BadModel("The model card of " + name + " says no window, which a sequence coder needs.");
        }
        return window;
    }

    /** True when this network over sequences was trained on the features of exactly that network. */
    public boolean fits(ModelCard frames) {
        return frameModel != null && frameModel.name.equals(frames.name) && frameModel.digest.equals(frames.digest);
    }

    public double temperatureOrOne() {
        return temperature == null ? 1 : temperature;
    }

    /** Name, version and the digest's first 12 digits. */
    public String provenance() {
        return name + "@" + version + ":" + digest.substring("sha256:".length(), "sha256:".length() + 12);
    }
}
