package io.mien.inference.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.mien.inference.ModelCard;
import io.mien.inference.TensorSpec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What ONNX Runtime made of a stranger's file. */
record LoadedNetwork(String graph, List<Slot> inputs, List<Slot> outputs) {
    private static final int MAX_SLOTS = 100;

    static LoadedNetwork of(OrtSession session) throws OrtException {
        return new LoadedNetwork(
                session.getMetadata().getGraphName(),
                session.getInputInfo().values().stream().map(Slot::of).toList(),
                session.getOutputInfo().values().stream().map(Slot::of).toList());
    }

    /** Everything in which it is not what its card says, a sentence each. */
    List<String> differences(ModelCard card) {
        List<String> wrong = new ArrayList<>();
        if (!takes(card)) {
            int side = card.input().width();
            wrong.add("The card promises one input \"%s\", UINT8 [-1, %d, %d, 3] with a free batch; the file has %s."
                    .formatted(card.input().name(), side, side, words(inputs)));
        }
        for (TensorSpec promised : card.outputs()) {
            if (!gives(promised)) {
                wrong.add("The card promises an output \"%s\", FP32 %s; the file has %s."
                        .formatted(promised.name(), promised.shape(), words(outputs)));
            }
        }
        return wrong;
    }

    /** Whether its only input is the picture that the card promises. */
    boolean takes(ModelCard card) {
        long side = card.input().width();
        return inputs.equals(List.of(new Slot(card.input().name(), "UINT8", List.of(-1L, side, side, 3L))));
    }

    boolean gives(TensorSpec promised) {
        List<Long> shape = promised.shape().stream().map(Integer::longValue).toList();
        return output(promised.name()).equals(Optional.of(new Slot(promised.name(), "FLOAT", shape)));
    }

    private Optional<Slot> output(String name) {
        return outputs.stream().filter(output -> output.name().equals(name)).findFirst();
    }

    private static String words(List<Slot> slots) {
        return slots.isEmpty()
                ? "none"
                : String.join("; ", slots.stream().limit(5).map(Slot::words).toList());
    }

    void write(DataOutput output) throws IOException {
        output.writeUTF(graph.substring(0, Math.min(200, graph.length())));
        write(inputs, output);
        write(outputs, output);
    }

    private static void write(List<Slot> slots, DataOutput output) throws IOException {
        int count = Math.min(MAX_SLOTS, slots.size());
        output.writeByte(count);
        for (Slot slot : slots.subList(0, count)) {
            slot.write(output);
        }
    }

    static LoadedNetwork read(DataInput input) throws IOException {
        return new LoadedNetwork(input.readUTF(), slots(input), slots(input));
    }

    private static List<Slot> slots(DataInput input) throws IOException {
        int count = input.readUnsignedByte();
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            slots.add(Slot.read(input));
        }
        return slots;
    }
}
