package io.mien.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RespondentMessagesTest {

    private static final Path FOLDER = Path.of("src/main/resources/messages");
    private static final Pattern SECTION = Pattern.compile("\\{[#/]?[^}]*}");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z]\\w*");
    private static final Set<String> WORDS_OF_QUTE = Set.of("if", "else");

    static Stream<Path> languages() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().startsWith("respondent_")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void languageSaysEverything(Path language) throws IOException {
        // Given
        Set<String> wanted = Arrays.stream(RespondentMessages.class.getDeclaredMethods())
                .map(Method::getName)
                .collect(Collectors.toSet());

        // When
        Properties words = words(language);

        // Then
        assertThat(words.stringPropertyNames()).isEqualTo(wanted);
        assertThat(words.values()).noneMatch(text -> text.toString().isBlank());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void languageFillsEveryPlaceholder(Path language) throws IOException {
        // Given
        Map<String, Set<String>> wanted = Arrays.stream(RespondentMessages.class.getDeclaredMethods())
                .collect(Collectors.toMap(Method::getName, RespondentMessagesTest::parameters));

        // When
        Properties words = words(language);

        // Then
        wanted.forEach((key, parameters) -> assertThat(placeholders(words.getProperty(key)))
                .as("%s in %s", key, language.getFileName())
                .isEqualTo(parameters));
    }

    private static Set<String> parameters(Method message) {
        return Arrays.stream(message.getParameters()).map(Parameter::getName).collect(Collectors.toSet());
    }

    private static Set<String> placeholders(String text) {
        Set<String> names = new TreeSet<>();
        SECTION.matcher(text)
                .results()
                .flatMap(section -> NAME.matcher(section.group()).results())
                .map(name -> name.group())
                .filter(name -> !WORDS_OF_QUTE.contains(name))
                .forEach(names::add);
        return names;
    }

    private static Properties words(Path file) throws IOException {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return words;
    }
}
