package io.mien.inference.onnx;

import io.mien.inference.BadModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an ONNX file is made of, read as data: nothing of it is loaded or run. Field numbers are those of onnx.proto (ONNX
 * 1.17).
 */
final class OnnxStructure {
    /** Operators that ONNX Runtime carries itself. */
    private static final Set<String> KNOWN_DOMAINS = Set.of("", "ai.onnx", "com.microsoft");
    /** How often these run is decided while they run. */
    private static final Set<String> LOOPS = Set.of("Loop", "Scan", "SequenceMap");

    /** Identifier of the FlatBuffer format, in its place; such a file can be protocol buffers at the same time. */
    private static final String FLAT_BUFFER = "ORTM";

    private static final int MAX_OPERATORS = 20_000;
    private static final int DEEPEST = 16;

    private final Set<String> foreign = new TreeSet<>();
    private final Set<String> loops = new TreeSet<>();
    private int operators;
    private boolean elsewhere;
    private boolean functions;
    private String name = "";
    private final List<Slot> inputs = new ArrayList<>();
    private final List<Slot> outputs = new ArrayList<>();
    private final Set<String> constants = new TreeSet<>();

    private OnnxStructure() {}

    static OnnxStructure of(byte[] file) {
        if (file.length >= 8 && new String(file, 4, 4, StandardCharsets.ISO_8859_1).equals(FLAT_BUFFER)) {
            throw new BadModel("The file is in ONNX Runtime's own format, ORT. Export it as ONNX.");
        }
        OnnxStructure structure = new OnnxStructure();
        try {
            structure.model(Wire.of(file));
        } catch (Wire.Malformed malformed) {
            throw new BadModel("The file is no ONNX model.", malformed);
        }
        if (structure.operators == 0) {
            throw new BadModel("The file is no ONNX model: it has no operators.");
        }
        return structure;
    }

    /** Refuses what could read other files, needs code of its own, or need not end. */
    void refuseUnbounded() {
        List<String> wrong = new ArrayList<>();
        if (elsewhere) {
            wrong.add("The file keeps weights outside of itself. Export it with all weights inside, as one file.");
        }
        if (!foreign.isEmpty()) {
            wrong.add("The file uses operators that ONNX Runtime does not carry: " + first(foreign)
                    + ". Export it with standard operators only.");
        }
        if (functions) {
            wrong.add("The file defines functions of its own. Inline them before exporting.");
        }
        if (!loops.isEmpty()) {
            wrong.add("The file has loops (" + first(loops) + "), so that nothing bounds how long it runs."
                    + " Export it without control flow.");
        }
        if (operators > MAX_OPERATORS) {
            wrong.add("The file has more than " + MAX_OPERATORS + " operators.");
        }
        if (!wrong.isEmpty()) {
            throw new BadModel(wrong);
        }
    }

    /**
     * Holds what the runtime loaded against what was read here: what was checked must be what runs.
     *
     * @throws BadModel when the runtime found another network in the file
     */
    void refuseOther(LoadedNetwork loaded) {
        List<Slot> given = inputs.stream()
                .filter(input -> !constants.contains(input.name()))
                .toList();
        if (!name.equals(loaded.graph()) || !declare(given, loaded.inputs()) || !declare(outputs, loaded.outputs())) {
            throw new BadModel("ONNX Runtime reads another network in this file than our check of it does."
                    + " Export it anew, as one plain ONNX file.");
        }
    }

    private static boolean declare(List<Slot> declared, List<Slot> loaded) {
        boolean same = declared.size() == loaded.size();
        for (int i = 0; same && i < declared.size(); i++) {
            same = declared.get(i).isDeclarationOf(loaded.get(i));
        }
        return same;
    }

    private static String first(Set<String> names) {
        return String.join(", ", names.stream().limit(5).toList());
    }

    private void model(Wire model) {
        while (model.next()) {
            switch (model.field()) {
                case 7 -> graph(model.message(), 0);
                case 20, 25 -> functions = true;
                default -> {}
            }
        }
    }

    private void graph(Wire graph, int depth) {
        if (depth > DEEPEST) {
            throw new Wire.Malformed();
        }
        while (graph.next()) {
            switch (graph.field()) {
                case 1 -> operator(graph.message(), depth);
                case 2 -> name = depth == 0 ? graph.text() : name;
                case 5 -> constant(graph.message(), depth);
                case 11, 12 -> slot(graph.field(), graph.message(), depth);
                case 15 -> sparse(graph.message());
                default -> {}
            }
        }
    }

    private void operator(Wire node, int depth) {
        String operator = "";
        String domain = "";
        operators++;
        while (node.next()) {
            switch (node.field()) {
                case 4 -> operator = node.text();
                case 5 -> attribute(node.message(), depth);
                case 7 -> domain = node.text();
                default -> {}
            }
        }
        if (!KNOWN_DOMAINS.contains(domain)) {
            foreign.add(plain(domain + "." + operator));
        }
        if (LOOPS.contains(operator)) {
            loops.add(operator);
        }
    }

    private void attribute(Wire attribute, int depth) {
        while (attribute.next()) {
            switch (attribute.field()) {
                case 5, 10 -> tensor(attribute.message());
                case 6, 11 -> graph(attribute.message(), depth + 1);
                case 22, 23 -> sparse(attribute.message());
                default -> {}
            }
        }
    }

    private void slot(int field, Wire value, int depth) {
        if (depth == 0) {
            (field == 11 ? inputs : outputs).add(DeclaredSlot.read(value));
        }
    }

    private void constant(Wire tensor, int depth) {
        while (tensor.next()) {
            if (tensor.field() == 8 && depth == 0) {
                constants.add(tensor.text());
            }
            place(tensor);
        }
    }

    private void sparse(Wire sparse) {
        while (sparse.next()) {
            if (sparse.field() <= 2) {
                tensor(sparse.message());
            }
        }
    }

    private void tensor(Wire tensor) {
        while (tensor.next()) {
            place(tensor);
        }
    }

    private void place(Wire tensor) {
        boolean outside = tensor.field() == 13 || tensor.field() == 14 && tensor.number() != 0;
        elsewhere = elsewhere || outside;
    }

    /** Names come from strangers and end up in sentences. */
    private static String plain(String name) {
        String safe = name.replaceAll("[^A-Za-z0-9_.:-]", "?");
        return safe.substring(0, Math.min(60, safe.length()));
    }
}
