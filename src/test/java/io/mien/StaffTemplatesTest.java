package io.mien;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Staff addresses in templates and redirects come from code. */
class StaffTemplatesTest {
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Path CODE = Path.of("src/main/java");

    /** Attributes that hold an address, in HTML, for htmx and for our own scripts. */
    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\b(?:href|src|action|formaction|poster|hx-[a-z-]+|data-[a-z-]+)=([\"'])(.*?)\\1");

    /** What Qute replaces: sections, texts and values, those from code among them. */
    private static final Pattern EXPRESSION = Pattern.compile("\\{[^{}]*}");

    /** A path, but not the second half of a media type. */
    private static final Pattern TYPED = Pattern.compile("(?<!\\w)/[^\\s\"']*");

    private static final Pattern NAMESPACE = Pattern.compile("@TemplateExtension\\(namespace = \"(\\w+)\"\\)");

    private static final Pattern METHOD = Pattern.compile("public static String (\\w+)\\(");

    /** An address from code, anywhere in a template: Qute itself starts with one that nobody knows. */
    private static final Pattern ASKED = Pattern.compile("\\b(\\w+):(\\w+)");

    private static final Pattern REDIRECT = Pattern.compile("URI\\.create\\(\"(/[^\"]*)\"");

    /** The front door and the respondents' page that it points to. */
    private static final Set<String> NO_PAGES_OF_A_ROOM = Set.of("/", "/receipt");

    @Test
    void noStaffTemplateTypesAnAddress() throws IOException {
        // Given
        List<Path> templates = files(TEMPLATES, ".html")
                .filter(template -> !template.startsWith(TEMPLATES.resolve("respondent")))
                .toList();

        // When
        List<String> typed = templates.stream()
                .flatMap(template -> typed(read(template)).map(address -> template + ": " + address))
                .toList();

        // Then
        assertThat(templates).hasSizeGreaterThan(20);
        assertThat(typed).isEmpty();
    }

    @Test
    void everyAddressThatATemplateAsksForIsKnown() throws IOException {
        // Given
        Map<String, Set<String>> known = new HashMap<>();
        files(CODE, "Addresses.java").forEach(source -> NAMESPACE
                .matcher(read(source))
                .results()
                .forEach(found -> known.put(found.group(1), names(source))));

        // When
        List<String> unknown = files(TEMPLATES, ".html")
                .flatMap(template -> ASKED.matcher(read(template))
                        .results()
                        .filter(asked -> known.containsKey(asked.group(1)))
                        .filter(asked -> !known.get(asked.group(1)).contains(asked.group(2)))
                        .map(asked -> template + ": " + asked.group()))
                .toList();

        // Then
        assertThat(known).hasSizeGreaterThan(8);
        assertThat(known.get("campaign")).contains("page", "plan").doesNotContain("nowhere");
        assertThat(unknown).isEmpty();
    }

    private static Set<String> names(Path source) {
        return METHOD.matcher(read(source))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    @Test
    void noRedirectTypesAnAddress() throws IOException {
        // When
        List<String> typed = files(CODE, ".java")
                .flatMap(source -> REDIRECT.matcher(read(source))
                        .results()
                        .map(found -> found.group(1))
                        .filter(address -> !address.startsWith("/api/"))
                        .map(address -> source + ": " + address))
                .toList();

        // Then
        assertThat(typed).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "<a href=\"/campaigns\">,/campaigns",
        "<form action=\"{campaign:page(row.id)}/plan\">,/plan",
        "<a href=\"{#if cdi:staff.member}/campaigns{#else}/{/if}\">,/campaigns",
        "<div hx-get=\"/campaigns/{id}/progress\">,/campaigns//progress",
        "<div data-curves='/x'>,/x",
    })
    void aTypedAddressIsFound(String html, String address) {
        assertThat(typed(html)).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href=\"{campaign:all}?state=ARCHIVED\">",
                "<a href=\"#quality\">",
                "<a href=\"/receipt\">",
                "<form hx-encoding=\"multipart/form-data\">",
                "<div hx-select=\"#look > *\">",
            })
    void whatIsNoneIsLeftAlone(String html) {
        assertThat(typed(html)).isEmpty();
    }

    private static Stream<String> typed(String template) {
        return ATTRIBUTE
                .matcher(template)
                .results()
                .map(found -> found.group(2))
                // A section may hold one of two addresses: they are told apart where it stood, values stand inside one
                .map(value -> value.replaceAll("\\{[#/][^{}]*}", " "))
                .map(value -> EXPRESSION.matcher(value).replaceAll(""))
                .flatMap(value -> TYPED.matcher(value).results().map(found -> found.group()))
                .filter(address -> !NO_PAGES_OF_A_ROOM.contains(address));
    }

    private static Stream<Path> files(Path root, String ending) throws IOException {
        try (Stream<Path> found = Files.walk(root)) {
            return found.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
