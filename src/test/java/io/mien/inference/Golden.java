package io.mien.inference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * Inputs of a model, and what Python's ONNX Runtime made of them: the files of make_golden.py.
 *
 * @param tolerance of |found - expected| / max(1, |expected|)
 */
record Golden(Map<String, Tensor> inputs, Map<String, Tensor> outputs, double tolerance) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Golden of(Path model) {
        try {
            Path folder = model.resolve("golden");
            JsonNode header = JSON.readTree(folder.resolve("golden.json").toFile());
            Map<String, Tensor> inputs = new LinkedHashMap<>(tensors(folder, header.path("inputs")));
            if (header.has("input")) {
                inputs.put(header.at("/input/name").asText(), tensor(folder, header.get("input")));
            }
            return new Golden(
                    inputs,
                    tensors(folder, header.get("outputs")),
                    header.get("tolerance").asDouble());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Tensor> tensors(Path folder, JsonNode entries) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (JsonNode entry : entries) {
            tensors.put(entry.get("name").asText(), tensor(folder, entry));
        }
        return tensors;
    }

    private static Tensor tensor(Path folder, JsonNode entry) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(entry.get("file").asText()));
        int[] shape = StreamSupport.stream(entry.get("shape").spliterator(), false)
                .mapToInt(JsonNode::asInt)
                .toArray();
        if (entry.get("datatype").asText().equals("UINT8")) {
            return new Tensor.Bytes(bytes, shape);
        }
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return new Tensor.Floats(values, shape);
    }
}
