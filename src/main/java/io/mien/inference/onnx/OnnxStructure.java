package io.mien.inference.onnx;

import io.mien.inference.BadModel;
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

    private static final int MOST_OPERATORS = 20_000;
    private static final int DEEPEST = 16;

    private final Set<String> foreign = new TreeSet<>();
    private final Set<String> loops = new TreeSet<>();
    private int operators;
    private boolean elsewhere;
    private boolean functions;

    private OnnxStructure() {}

    static OnnxStructure of(byte[] file) {
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
        if (operators > MOST_OPERATORS) {
            wrong.add("The file has more than " + MOST_OPERATORS + " operators.");
        }
        if (!wrong.isEmpty()) {
            throw new BadModel(wrong);
        }
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
                case 5 -> tensor(graph.message());
                case 15 -> sparse(graph.message());
                default -> {}
            }
        }
    }

    private void operator(Wire node, int depth) {
        String name = "";
        String domain = "";
        operators++;
        while (node.next()) {
            switch (node.field()) {
                case 4 -> name = node.text();
                case 5 -> attribute(node.message(), depth);
                case 7 -> domain = node.text();
                default -> {}
            }
        }
        if (!KNOWN_DOMAINS.contains(domain)) {
            foreign.add(plain(domain + "." + name));
        }
        if (LOOPS.contains(name)) {
            loops.add(name);
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

    private void sparse(Wire sparse) {
        while (sparse.next()) {
            if (sparse.field() <= 2) {
                tensor(sparse.message());
            }
        }
    }

    private void tensor(Wire tensor) {
        while (tensor.next()) {
            boolean outside = tensor.field() == 13 || tensor.field() == 14 && tensor.number() != 0;
            elsewhere = elsewhere || outside;
        }
    }

    /** Names come from strangers and end up in sentences. */
    private static String plain(String name) {
        String safe = name.replaceAll("[^A-Za-z0-9_.:-]", "?");
        return safe.substring(0, Math.min(60, safe.length()));
    }
}
