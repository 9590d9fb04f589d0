package io.mien.visit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.mien.fieldwork.Agency;
import io.mien.language.Languages;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What a respondent's phone loads before the first film, compressed. */
@QuarkusTest
class RespondentWeightTest {
    private static final int KIB = 1024;
    private static final Pattern FILES = Pattern.compile("\"(/static/bundle/[^\"]+)\"");

    @Inject
    Agency agency;

    @Inject
    Languages languages;

    @Test
    void pageAndRecorderAreLightInEveryLanguage() {
        // Given
        Respondent respondent =
                new Respondent(agency.withAds(2, languages.tags().toArray(String[]::new)), agency.open());
        respondent.enter();
        respondent.agree();

        assertThat(languages.tags()).hasSizeGreaterThan(1).allSatisfy(tag -> {
            // When
            String page = respondent.request().get("/visit?lang=" + tag).asString();

            // Then
            assertThat(page).contains("<html lang=\"" + tag + "\"");
            Map<String, Integer> files = files(page);
            assertThat(files).anySatisfy((name, bytes) -> {
                assertThat(name).contains("respondent-visit");
                assertThat(bytes).isLessThanOrEqualTo(12 * KIB);
            });
            assertThat(files.values().stream().mapToInt(Integer::intValue).sum() + compressed(page))
                    .as("page in %s with its scripts and style %s", tag, files)
                    .isBetween(10 * KIB, 60 * KIB);
        });
    }

    private static Map<String, Integer> files(String page) {
        Map<String, Integer> files = new TreeMap<>();
        FILES.matcher(page).results().forEach(file -> add(file.group(1), files));
        return files;
    }

    private static void add(String file, Map<String, Integer> files) {
        String text = given().get(file).then().statusCode(200).extract().asString();
        if (files.put(file, compressed(text)) == null && file.endsWith(".js")) {
            FILES.matcher(text).results().forEach(part -> add(part.group(1), files));
        }
    }

    private static int compressed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packer = new GZIPOutputStream(bytes)) {
            packer.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }
}
