package io.mien.export;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A table in CSV, read by other code than what wrote it. */
record Unpacked(List<String> columns, List<CSVRecord> rows) {
    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    static Unpacked csv(String text) {
        try (CSVParser parser = CSVParser.parse(new StringReader(text), CSV)) {
            return new Unpacked(parser.getHeaderNames(), parser.getRecords());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    List<String> column(String name) {
        return rows.stream().map(row -> row.get(name)).toList();
    }
}
