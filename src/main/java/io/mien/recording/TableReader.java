package io.mien.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mien.campaign.Ad;
import io.mien.platform.CsvTable;
import io.mien.platform.InvalidFields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table of recordings. Of its columns, {@code file}, {@code respondent}, {@code country}, {@code ad} and {@code offset}
 * are known, others are kept as they are; {@link io.mien.platform.Csv} makes a cell harmless where it is written again.
 */
final class TableReader {
    static final int MAX_ROWS = 5_000;
    static final int MAX_BYTES = 4_000_000;

    private static final String FILE = "file";
    private static final String RESPONDENT = "respondent";
    private static final String COUNTRY = "country";
    private static final String AD = "ad";
    private static final String OFFSET = "offset";
    private static final CsvTable.Columns COLUMNS =
            new CsvTable.Columns(List.of(FILE, COUNTRY, AD, OFFSET), "file, respondent, country, ad and offset");
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
        return bounded(CsvTable.read(csv, COLUMNS).rows().stream()
                .map(row -> row(row.number(), row.cells()))
                .toList());
    }

    private static List<TableRow> bounded(List<TableRow> rows) {
        if (rows.isEmpty()) {
            throw CsvTable.refused("The table names no recording below its first row.");
        }
        if (rows.size() > MAX_ROWS) {
            throw CsvTable.refused("The table has %d rows; at most %d are taken at once. Cut it into several."
                    .formatted(rows.size(), MAX_ROWS));
        }
        return rows;
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
}
