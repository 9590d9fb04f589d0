package io.mien.inference.onnx;

import java.util.ArrayList;
import java.util.List;

/** An input or output as the file declares it: the messages ValueInfoProto, TypeProto and TensorShapeProto of onnx.proto. */
final class DeclaredSlot {
    private static final int FLOAT = 1;
    private static final int UINT8 = 2;

    private String name = "";
    private String type = Slot.OTHER;
    private final List<Long> shape = new ArrayList<>();

    private DeclaredSlot() {}

    static Slot read(Wire value) {
        DeclaredSlot slot = new DeclaredSlot();
        while (value.next()) {
            switch (value.field()) {
                case 1 -> slot.name = value.text();
                case 2 -> slot.type(value.message());
                default -> {}
            }
        }
        return slot.type.equals(Slot.OTHER)
                ? new Slot(slot.name, Slot.OTHER, List.of())
                : new Slot(slot.name, slot.type, slot.shape);
    }

    private void type(Wire value) {
        while (value.next()) {
            if (value.field() == 1) {
                tensor(value.message());
            }
        }
    }

    private void tensor(Wire tensor) {
        while (tensor.next()) {
            switch (tensor.field()) {
                case 1 -> type = type(tensor.number());
                case 2 -> shape(tensor.message());
                default -> {}
            }
        }
    }

    private static String type(long number) {
        if (number == FLOAT) {
            return "FLOAT";
        }
        return number == UINT8 ? "UINT8" : Slot.OTHER;
    }

    private void shape(Wire dimensions) {
        while (dimensions.next()) {
            if (dimensions.field() == 1) {
                shape.add(size(dimensions.message()));
            }
        }
    }

    /** The size that is written, or -1 where the dimension is free. */
    private static long size(Wire dimension) {
        long size = -1;
        while (dimension.next()) {
            switch (dimension.field()) {
                case 1 -> size = dimension.number();
                case 2 -> size = -1;
                default -> {}
            }
        }
        return size;
    }
}
