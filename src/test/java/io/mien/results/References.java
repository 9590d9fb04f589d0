package io.mien.results;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Values of independent implementations, made by {@code infra/statistics/make}. */
final class References {
    private References() {}

    /** Rows of a table without its head. */
    static List<String[]> rows(String name) {
        try (InputStream table =
                Objects.requireNonNull(References.class.getResourceAsStream("/statistics/" + name), name)) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double[] numbers(String cell) {
        return Arrays.stream(cell.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
