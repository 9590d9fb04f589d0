package io.mien.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MethodPagesTest {
    private static final Pattern CITED =
            Pattern.compile("(?s)method page,[\\s*]*section (\\d+)|section (\\d+) of the method page");

    @Test
    void everybodyReadsEachSectionWithTheNumbersOfTheCode() {
        String page = given().accept("text/html")
                .get("/method")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(Arrays.stream(MethodSection.values()).map(MethodSection::anchor))
                .allSatisfy(anchor -> assertThat(page).contains("id=\"" + anchor + "\"", "href=\"#" + anchor + "\""));
        assertThat(page)
                .contains("10 frames per second", "95\u00a0% of the ad", "≥ 0.2 and", "≥ 0.5.", "at most 20° to a side")
                .contains("22 / 16 / 13 / 9 / 7 points", "version 2")
                .contains(
                        "2,000 shuffles",
                        "10,000 where",
                        "within 10 points",
                        "τ</i> = 0.15",
                        "80\u00a0% of 200",
                        "Below 0.7")
                .doesNotContain("does not yet");
    }

    @Test
    void eachSectionThatJavadocCitesExists() throws IOException {
        // Given
        List<Integer> known =
                Arrays.stream(MethodSection.values()).map(MethodSection::number).toList();

        // When
        List<Integer> cited;
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            cited = sources.filter(path -> path.toString().endsWith(".java"))
                    .flatMap(path -> CITED.matcher(read(path)).results())
                    .map(found -> Integer.valueOf(found.group(1) == null ? found.group(2) : found.group(1)))
                    .toList();
        }

        // Then
        assertThat(cited).hasSizeGreaterThan(15).isSubsetOf(known);
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
