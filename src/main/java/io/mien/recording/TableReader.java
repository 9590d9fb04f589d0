package io.mien.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mien.campaign.Ad;
import io.mien.platform.InvalidFields;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table of recordings: a CSV file in UTF-8 with comma, semicolon or tab, as spreadsheets write it in any country. Its first
 * row names the columns; {@code file}, {@code respondent}, {@code country}, {@code ad} and {@code offset} are known, others are
 * kept as they are. A cell is text: what begins like a formula is never evaluated, and {@link io.mien.platform.Csv} makes it
 * harmless where it is written again.
 */
final class TableReader {
    static final int MAX_ROWS = 5_000;
    static final int MAX_BYTES = 4_000_000;

    private static final String FILE = "file";
    private static final String RESPONDENT = "respondent";
    private static final String COUNTRY = "country";
    private static final String AD = "ad";
    private static final String OFFSET = "offset";
    private static final List<String> NEEDED = List.of(FILE, COUNTRY, AD, OFFSET);
    private static final Set<String> KNOWN = Set.of(FILE, RESPONDENT, COUNTRY, AD, OFFSET);
    private static final int MAX_CELL = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Ad> ads;
    private final Set<String> countries;

    /**
     * @param ads of the campaign
     * @param countries that it asks for, ISO 3166-1 alpha-2
     */
    TableReader(List<Ad> ads, Set<String> countries) {
        this.ads = ads;
        this.countries = countries;
    }

    /** @throws InvalidFields about {@code table}, when no row of it can be read */
    List<TableRow> read(byte[] csv) {
        String text = text(csv);
        try (CSVParser parser = CSVParser.parse(text, format(text))) {
            List<CSVRecord> records = parser.getRecords();
            if (records.isEmpty()) {
                throw refused(
                        "The table is empty. Its first row names the columns, and each further row is a recording.");
            }
            List<String> header = header(records.get(0));
            List<TableRow> rows = records.stream()
                    .skip(1)
                    .filter(row -> row.stream().anyMatch(cell -> !cell.isBlank()))
                    .map(row -> row(header, row))
                    .toList();
            return bounded(rows);
        } catch (IOException | UncheckedIOException | IllegalArgumentException unreadable) {
            throw refused("The table cannot be read: a quotation mark opens and does not close. Save it as CSV again.");
        }
    }

    private static List<TableRow> bounded(List<TableRow> rows) {
        if (rows.isEmpty()) {
            throw refused("The table names no recording below its first row.");
        }
        if (rows.size() > MAX_ROWS) {
            throw refused("The table has %d rows; at most %d are taken at once. Cut it into several."
                    .formatted(rows.size(), MAX_ROWS));
        }
        return rows;
    }

    private static String text(byte[] csv) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(csv))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw refused("This is not a table of text. Save it as CSV (UTF-8), not as a workbook.");
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw refused("The table is not in UTF-8. Save it as CSV (UTF-8), not as a workbook.");
        }
    }

    /** Spreadsheets separate by what the country's numbers leave free: the first row tells. */
    private static CSVFormat format(String text) {
        String first = text.lines().findFirst().orElse("");
        char separator = Arrays.stream(new char[][] {{','}, {';'}, {'\t'}})
                .max(Comparator.comparingLong(
                        one -> first.chars().filter(sign -> sign == one[0]).count()))
                .orElseThrow()[0];
        return CSVFormat.Builder.create().setDelimiter(separator).get();
    }

    private static List<String> header(CSVRecord first) {
        List<String> header = first.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        String missing = NEEDED.stream().filter(name -> !header.contains(name)).collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw refused(
                    "The table's first row lacks: %s. It names the columns file, respondent, country, ad and offset."
                            .formatted(missing));
        }
        List<String> twice = header.stream()
                .filter(name -> !name.isEmpty() && header.indexOf(name) != header.lastIndexOf(name))
                .distinct()
                .toList();
        if (!twice.isEmpty()) {
            throw refused("The table's first row names a column twice: %s.".formatted(String.join(", ", twice)));
        }
        return header;
    }

    private TableRow row(List<String> header, CSVRecord record) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < record.size(); i++) {
            String name = i < header.size() ? header.get(i) : "";
            cells.put(name.isEmpty() ? "column " + (i + 1) : name, record.get(i).strip());
        }
        return row((int) record.getRecordNumber(), cells);
    }

    private TableRow row(int line, Map<String, String> cells) {
        List<String> wrong = new ArrayList<>();
        cells.entrySet().stream()
                .filter(cell -> cell.getValue().length() > MAX_CELL || hasControl(cell.getValue()))
                .forEach(cell -> wrong.add("The cell of column %s is too long or holds a character that cannot be read."
                        .formatted(cell.getKey())));
        String file = cells.getOrDefault(FILE, "");
        if (file.isEmpty()) {
            wrong.add("It names no file.");
        }
        String country = cells.getOrDefault(COUNTRY, "").toUpperCase(Locale.ROOT);
        if (!countries.contains(country)) {
            wrong.add("This campaign does not ask for people in \"%s\"; give one of %s."
                    .formatted(shown(country), countries.stream().sorted().collect(Collectors.joining(", "))));
        }
        Optional<Ad> ad = ad(cells.getOrDefault(AD, ""));
        if (ad.isEmpty()) {
            wrong.add("No ad of this campaign, or more than one, is called \"%s\"."
                    .formatted(shown(cells.getOrDefault(AD, ""))));
        }
        Integer offset = milliseconds(cells.getOrDefault(OFFSET, ""));
        if (offset == null) {
            wrong.add("\"%s\" is no second at which the ad began; give 0 or more."
                    .formatted(shown(cells.getOrDefault(OFFSET, ""))));
        }
        return new TableRow(
                line,
                shown(file),
                shown(cells.getOrDefault(RESPONDENT, "")),
                countries.contains(country) ? country : null,
                ad.map(found -> found.id).orElse(null),
                offset,
                answers(cells),
                String.join(" ", wrong));
    }

    /** By its title in any case, or by its id. */
    private Optional<Ad> ad(String named) {
        List<Ad> found = ads.stream()
                .filter(ad -> ad.title.strip().equalsIgnoreCase(named)
                        || ad.id.toString().equalsIgnoreCase(named))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    static @Nullable Integer milliseconds(String seconds) {
        try {
            BigDecimal exact = new BigDecimal(seconds.strip().replace(',', '.')).movePointRight(3);
            boolean sensible = exact.signum() >= 0 && exact.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
            return sensible ? (Integer) exact.intValue() : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String answers(Map<String, String> cells) {
        Map<String, String> further = new TreeMap<>(cells);
        further.keySet().removeAll(KNOWN);
        further.replaceAll((name, cell) -> shown(cell));
        try {
            return JSON.writeValueAsString(further);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts are always JSON", e);
        }
    }

    private static boolean hasControl(String cell) {
        return cell.codePoints()
                .anyMatch(one -> Character.isISOControl(one) && one != '\n' && one != '\r' && one != '\t');
    }

    /** What a page and the database can hold of a cell. */
    private static String shown(String cell) {
        String readable = cell.codePoints()
                .filter(one -> !Character.isISOControl(one))
                .limit(MAX_CELL)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return readable;
    }

    private static InvalidFields refused(String sentence) {
        return InvalidFields.of("table", sentence);
    }
}
