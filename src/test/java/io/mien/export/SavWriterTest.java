package io.mien.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes against the description, and two readers that know nothing of each other. */
class SavWriterTest {
    private static final Instant MADE = Instant.parse("2026-11-30T17:00:00Z");

    @TempDir
    Path folder;

    @Test
    void theHeaderSaysWhatFollows() throws IOException {
        // When
        ByteBuffer bytes = ByteBuffer.wrap(sav()).order(ByteOrder.LITTLE_ENDIAN);

        // Then
        assertThat(text(bytes, 0, 4)).isEqualTo("$FL2");
        assertThat(text(bytes, 4, 60)).startsWith("@(#) SPSS DATA FILE");
        assertThat(bytes.getInt(64)).isEqualTo(2);
        assertThat(bytes.getInt(72)).isZero();
        assertThat(bytes.getInt(80)).isEqualTo(Samples.ROWS.size());
        assertThat(bytes.getDouble(84)).isEqualTo(100);
        assertThat(text(bytes, 92, 17)).isEqualTo("30 Nov 2617:00:00");
        assertThat(text(bytes, 109, 64)).startsWith("Made-up rows");
    }

    @Test
    void theDataEndTheFileInElementsOfEightBytes() throws IOException {
        // When
        byte[] file = sav();
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);

        // Then
        int row = 8 * bytes.getInt(68);
        int last = file.length - row;
        assertThat(bytes.getDouble(file.length - 4 * 8)).as("missing whole").isEqualTo(-Double.MAX_VALUE);
        assertThat(bytes.getDouble(file.length - 3 * 8)).as("missing number").isEqualTo(-Double.MAX_VALUE);
        assertThat(bytes.getDouble(file.length - 2 * 8)).isEqualTo(1);
        // Seconds from 14 October 1582 to 1 January 2026
        assertThat(bytes.getDouble(file.length - 8)).isEqualTo(13_986_604_800.0);
        assertThat(text(bytes, last, 16)).isBlank();
        int terminator = file.length - Samples.ROWS.size() * row - 8;
        assertThat(bytes.getInt(terminator)).isEqualTo(999);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1    | 1
            255  | 255
            256  | 255 4
            504  | 255 252
            505  | 255 255 1
            600  | 255 255 96
            """)
    void longTextsAreCutAsTheDescriptionSays(int width, String segments) {
        assertThat(SavWriter.segments(width).stream().map(String::valueOf)).containsExactly(segments.split(" "));
    }

    @Test
    void psppReadsItBack() throws Exception {
        // Given
        assumeThat(isThere("pspp-convert", "--version"))
                .as("pspp-convert (Debian: pspp) is missing")
                .isTrue();
        Path file = Files.write(folder.resolve("sample.sav"), sav());
        Path csv = folder.resolve("sample.csv");

        // When
        assertThat(run("pspp-convert", file.toString(), csv.toString())).isZero();

        // Then
        Unpacked read = Unpacked.csv(Files.readString(csv));
        assertThat(read.columns())
                .containsExactlyElementsOf(
                        Samples.TABLE.columns().stream().map(Column::name).toList());
        assertThat(read.column("a_text"))
                .containsExactly("plain", Samples.ROWS.get(1).text(), Samples.LONG, "");
        assertThat(read.column("an_answer")).containsExactly("VERY_MUCH_SO", "NO", "", "VERY_MUCH_SO");
        assertThat(read.column("moment").get(0)).startsWith("11/30/2026 17:05:06");
        assertThat(read.column("whole").stream().map(String::strip))
                .containsExactly("3", "-1", Long.toString(1L << 40), "");
    }

    @Test
    void readStatReadsItBack() throws Exception {
        // Given
        String python = Optional.ofNullable(System.getenv("PYTHON")).orElse("python3");
        assumeThat(isThere(python, "-c", "import pyreadstat"))
                .as("pyreadstat (PyPI) is missing")
                .isTrue();
        Path file = Files.write(folder.resolve("sample.sav"), sav());
        Path script = Files.writeString(folder.resolve("read.py"), """
                import sys, pyreadstat
                frame, meta = pyreadstat.read_sav(sys.argv[1])
                print(meta.file_encoding, len(frame), *meta.column_names)
                print(meta.column_names_to_labels['an_answer'])
                print(sorted(meta.variable_value_labels['an_answer'].items()))
                print(sorted(meta.variable_value_labels['short_code'].items()))
                print(sorted(meta.variable_value_labels['flag'].items()))
                print([meta.variable_measure[name] for name in meta.column_names])
                print(list(frame['number'].fillna(-9)), list(frame['flag'].fillna(-9)))
                print(frame['a_text'][2])
                print(frame['moment'][0])
                """);

        // When
        Process read = new ProcessBuilder(python, script.toString(), file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(read.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // Then
        assertThat(said.lines().toList())
                .containsExactly(
                        "UTF-8 4 a_text an_answer short_code whole number flag moment",
                        "What is the full text of a question that is asked?",
                        "[('NO', 'No'), ('VERY_MUCH_SO', 'Very much so')]",
                        "[('A', 'Alpha')]",
                        "[(0.0, 'no'), (1.0, 'yes')]",
                        "['nominal', 'nominal', 'nominal', 'scale', 'scale', 'nominal', 'scale']",
                        "[0.25, -0.0001, 1e-07, -9.0] [1.0, 0.0, -9.0, 1.0]",
                        Samples.LONG,
                        "2026-11-30 17:05:06.250000");
    }

    private static byte[] sav() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(SavWriter.write(Samples.filled(), MADE, out)).isEqualTo(Samples.ROWS.size());
        return out.toByteArray();
    }

    private static String text(ByteBuffer bytes, int from, int length) {
        return new String(bytes.array(), from, length, StandardCharsets.UTF_8);
    }

    private static boolean isThere(String... command) throws InterruptedException {
        try {
            return run(command) == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
