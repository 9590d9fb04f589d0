package io.mien.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.csv.CSVRecord;

/** An exported file, read by other code than what wrote it. */
final class Unzipped {
    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    Unzipped(byte[] file) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
    }

    List<String> names() {
        return List.copyOf(parts.keySet());
    }

    byte[] bytes(String name) {
        return parts.get(name);
    }

    String text(String name) {
        return new String(parts.get(name), StandardCharsets.UTF_8);
    }

    List<CSVRecord> table(String name) {
        return Unpacked.csv(text(name)).rows();
    }

    List<String> columns(String name) {
        return Unpacked.csv(text(name)).columns();
    }
}
