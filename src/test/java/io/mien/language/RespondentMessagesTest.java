package io.mien.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every language's file must hold; a new language is a new file and nothing else. */
class RespondentMessagesTest {

    private static final Path FOLDER = Path.of("src/main/resources/messages");
    private static final Pattern SECTION = Pattern.compile("\\{[#/]?[^}]*}");
    private static final Pattern NAME = Pattern.compile("(?<![.\\w])[a-z]\\w*");
    private static final Pattern FORMS =
            Pattern.compile("\\{#when (\\w+)\\.form}(.*?)\\{#else}.*?\\{/when}", Pattern.DOTALL);
    private static final Pattern FORM = Pattern.compile("\\{#is ([A-Z]+)}");
    private static final Set<String> WORDS_OF_QUTE = Set.of("if", "else", "when", "is");
    /** Words of English that no other language here has: one of them is a text left over. */
    private static final Pattern ENGLISH =
            Pattern.compile("\\b(the|and|you|your|with|please|this|that|is|are|were|from|it)\\b");

    static Stream<Language> languages() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.startsWith("respondent_"))
                    .map(file -> Language.of(file.replaceAll("respondent_|\\.properties", "")))
                    .sorted((one, other) -> one.tag().compareTo(other.tag()))
                    .toList()
                    .stream();
        }
    }

    static Stream<Language> translations() throws IOException {
        return languages().filter(language -> !language.isSource());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void languageSaysEverything(Language language) {
        // Given
        Set<String> wanted = Arrays.stream(RespondentMessages.class.getDeclaredMethods())
                .map(Method::getName)
                .collect(Collectors.toSet());

        // Then
        assertThat(language.texts().keySet()).isNotEmpty().isEqualTo(wanted);
        assertThat(language.texts().values()).noneMatch(String::isBlank);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void languageFillsEveryPlaceholder(Language language) {
        // Given
        Map<String, Set<String>> wanted = Arrays.stream(RespondentMessages.class.getDeclaredMethods())
                .collect(Collectors.toMap(Method::getName, method -> names(method, parameter -> true)));

        // Then
        assertThat(wanted.values()).anyMatch(names -> !names.isEmpty());
        wanted.forEach(
                (key, parameters) -> assertThat(placeholders(language.texts().get(key)))
                        .as("%s in %s", key, language.tag())
                        .isEqualTo(parameters));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void numbersAreWrittenInTheLanguagesDigits(Language language) {
        // Given
        Map<String, Set<String>> numbers = Arrays.stream(RespondentMessages.class.getDeclaredMethods())
                .collect(Collectors.toMap(
                        Method::getName, method -> names(method, parameter -> parameter.getType() == int.class)));

        // Then
        assertThat(numbers.values()).anyMatch(names -> !names.isEmpty());
        numbers.forEach((key, names) ->
                names.forEach(name -> assertThat(language.texts().get(key))
                        .as("%s in %s", key, language.tag())
                        .doesNotContain("{" + name + "}")));
    }

    /** Every form that the numbers 0 to 200 take has its words, or falls to the one for all others on purpose. */
    @ParameterizedTest
    @MethodSource("languages")
    void countedWordsCoverTheFormsOfTheLanguage(Language language) {
        // Given
        Set<String> forms = IntStream.rangeClosed(0, 200)
                .mapToObj(number -> language.plurals().of(number).name())
                .collect(Collectors.toSet());

        // Then
        language.texts().forEach((key, text) -> FORMS.matcher(text).results().forEach(choice -> {
            Set<String> said = FORM.matcher(choice.group(2))
                    .results()
                    .map(form -> form.group(1))
                    .collect(Collectors.toCollection(HashSet::new));
            assertThat(forms).as("%s in %s", key, language.tag()).containsAll(said);
        }));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void factsAboutTheLanguageHold(Language language) {
        assertThat(language.direction()).isIn("ltr", "rtl");
        assertThat(language.number(3650)).hasSize(4);
        assertThat(language.plurals().of(1)).isNotNull();
        assertThat(language.locale().toLanguageTag()).isEqualTo(language.tag());
    }

    @ParameterizedTest
    @MethodSource("translations")
    void nothingEnglishIsLeftOver(Language language) {
        // Given
        Map<String, String> english = Language.of(Language.SOURCE).texts();

        // Then
        language.texts().entrySet().stream()
                .filter(text -> !Language.FACTS.contains(text.getKey()))
                .forEach(text -> assertThat(plain(text.getValue()))
                        .as("%s in %s", text.getKey(), language.tag())
                        .doesNotContainPattern(ENGLISH));
        assertThat(language.texts().entrySet().stream()
                        .filter(text -> !Language.FACTS.contains(text.getKey()))
                        .filter(text -> text.getValue().equals(english.get(text.getKey())))
                        .filter(text -> plain(text.getValue()).strip().contains(" "))
                        .map(Map.Entry::getKey))
                .as("texts of %s that are those of English", language.tag())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void textsAreTextAndNoMarkup(Language language) {
        language.texts().forEach((key, text) -> {
            assertThat(plain(text)).as("%s in %s", key, language.tag()).doesNotContain("<", ">", "&", "\\", "\"");
            assertThat(text)
                    .as("%s in %s", key, language.tag())
                    .doesNotContain("  ")
                    .isEqualTo(text.strip());
        });
    }

    /** What comes from outside may run the other way: without isolation it drags the punctuation beside it along. */
    @ParameterizedTest
    @MethodSource("languages")
    void foreignWordsAreIsolatedInRightToLeftTexts(Language language) {
        if (!"rtl".equals(language.direction())) {
            return;
        }
        Arrays.stream(RespondentMessages.class.getDeclaredMethods())
                .forEach(method -> names(method, parameter -> parameter.getType() == String.class)
                        .forEach(name -> assertThat(language.texts().get(method.getName()))
                                .as("%s in %s", method.getName(), language.tag())
                                .contains("\u2068{" + name + "}\u2069")
                                .doesNotContainPattern("(?<!\u2068)\\{" + name + "}")));
    }

    /** A text that quotes a button must quote what stands on it. */
    @ParameterizedTest
    @MethodSource("languages")
    void quotedButtonsReadAsTheButtonsDo(Language language) {
        Map<String, String> texts = language.texts();

        assertThat(texts.get("consentMissing")).contains(texts.get("consentDecline"));
        assertThat(texts.get("consentRights")).contains(texts.get("stop"));
    }

    @Test
    void fourteenLanguagesAreHereAndOnlyTheSourceNeedsNoReview() throws IOException {
        // When
        Map<Boolean, Set<String>> tags = languages()
                .collect(Collectors.partitioningBy(
                        Language::isReviewed, Collectors.mapping(Language::tag, Collectors.toSet())));

        // Then
        assertThat(tags.get(true)).containsExactly("en");
        assertThat(tags.get(false))
                .containsExactlyInAnyOrder(
                        "ar", "de", "es", "fr", "he", "hi", "it", "ja", "ko", "pl", "pt-BR", "tr", "zh-Hans");
    }

    @ParameterizedTest
    @MethodSource("translations")
    void fileSaysOnTopWhetherAPersonReviewedIt(Language language) throws IOException {
        // When
        List<String> lines = Files.readAllLines(
                FOLDER.resolve("respondent_" + language.tag() + ".properties"), StandardCharsets.UTF_8);

        // Then
        assertThat(language.texts().get("reviewed")).isIn("yes", "no");
        assertThat(lines.get(0))
                .contains(language.isReviewed() ? "reviewed by the makers of Mien" : "not reviewed by a person");
    }

    private static Set<String> names(Method message, Function<Parameter, Boolean> which) {
        return Arrays.stream(message.getParameters())
                .filter(which::apply)
                .map(Parameter::getName)
                .collect(Collectors.toSet());
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

    private static String plain(String text) {
        return SECTION.matcher(text).replaceAll("");
    }
}
