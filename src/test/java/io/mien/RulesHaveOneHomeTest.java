package io.mien;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.campaign.PolicyPack;
import io.mien.fieldwork.NeutralPause;
import io.mien.language.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A limit, threshold or minimum is a constant of the room that owns it; templates, scripts and texts receive it. */
class RulesHaveOneHomeTest {
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Path SCRIPTS = Path.of("frontend");

    /**
     * Each rule with its home, and the scripts in which the same number stands for something else, with how often it does.
     * A duration is looked for in seconds and in milliseconds.
     */
    private static final String RULES = """
            valid people for a figure     | campaign.ValidPeople.MIN_FIGURE             | plot.ts 2, sound-check.ts 1, retry.ts 1
            valid people for a curve      | campaign.ValidPeople.MIN_CURVE              | plot.ts 1
            valid people for a band       | campaign.ValidPeople.MIN_BAND               | plot.ts 1
            valid people by the standard  | campaign.ValidPeople.STANDARD               | chart.ts 1
            people wanted at most         | campaign.ValidPeople.MAX_TARGET             |
            ads of a campaign             | campaign.AdLimits.MAX_ADS                   | plot.ts 2, frame-count.ts 1
            length of an ad's title       | campaign.AdLimits.MAX_TITLE                 | plot.ts 1
            length of a campaign's name   | campaign.CampaignPlan.MAX_NAME              | plot.ts 1
            length of the controller      | campaign.CampaignPlan.MAX_CONTROLLER        | visit-server.ts 1, questions.ts 1
            days a recording is kept      | campaign.CampaignPlan.MAX_KEPT_DAYS         |
            frames analysed per second    | trace.Measure.FRAMES_PER_SECOND             | plot.ts 2, sound-check.ts 1, retry.ts 1
            lowest age floor              | campaign.Audience.MIN_AGE_FLOOR             |
            highest age floor             | campaign.Audience.MAX_AGE_FLOOR             |
            adults                        | campaign.Audience.ADULTS                    |
            South Korea's age             | campaign.PolicyPack.KR                      |
            size of captions              | campaign.WebVtt.MAX_BYTES                   |
            slowest camera                | visit.CheckedCamera.MIN_FRAMES_PER_SECOND | plot.ts 2, sound-check.ts 1, retry.ts 1
            picture asked of the camera   | visit.VisitPlan$Recorder.WIDTH              | faults.ts 1
            oldest declared age           | visit.DeclaredAge.MAX_YEARS                 | plot.ts 1
            length of a receipt code      | visit.ReceiptCode.LENGTH                    | palette.ts 1, frame-count.ts 1, markers.ts 1
            size of a timing log          | visit.TimingLogBody.MAX_BYTES               |
            length of the neutral pause   | fieldwork.NeutralPause.DEFAULT_LENGTH       | palette.ts 2, plot.ts 2, steering.ts 1, sound-check.ts 1, frame-count.ts 1
            longest recording             | recording.RecordingLimits.MAX_LENGTH        |
            size of an import             | recording.RecordingLimits.MAX_IMPORT_BYTES  |
            size of a model's card        | facialcoding.OwnModelIntake.MAX_CARD_BYTES  |
            """;

    /** Numbers of pages that belong to no rule, each with the words around it. */
    private static final List<String> NOT_RULES = List.of(
            "AI Act Art. 5(1)(f)",
            "It takes about five minutes.",
            "model.digest.substring(0, 19)",
            "rows=\"6\"",
            "maxlength=\"2\" data-in=\"tones\"",
            "Ever, 95 % range",
            "of 100 points of probability",
            "step=\"0.1\"");

    /** Drawings and sizes on the screen, steps of a visit and of setting up, and the page's technical head. */
    private static final Pattern LOOKS = Pattern.compile("(?s)<svg.*?</svg>|<style>.*?</style>|<meta[^>]*>"
            + "|\\b(class|width|height|id)=\"[^\"]*\"|<span class=\"step\">\\d</span>|respondent:step\\([^)]*\\)");

    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\w.#&%/-])\\d+(\\.\\d+)?(?![\\w-])"
                    + "|(?i)\\b(three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|fifty|hundred)\\b");

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");

    /** @param elsewhere how often the number stands in a script for another reason */
    record Rule(String name, String home, Map<String, Long> elsewhere) {

        static Rule of(String line) {
            String[] row = line.split("\\|", -1);
            Map<String, Long> elsewhere = new TreeMap<>();
            Stream.of(row[2].split(","))
                    .map(String::strip)
                    .filter(each -> !each.isEmpty())
                    .forEach(each -> {
                        String[] place = each.split(" ");
                        elsewhere.put(place[0], Long.valueOf(place[1]));
                    });
            return new Rule(row[0].strip(), row[1].strip(), elsewhere);
        }

        /** The numbers by which somebody could type it again. */
        List<BigDecimal> numbers() throws ReflectiveOperationException {
            int dot = home.lastIndexOf('.');
            Field field = Class.forName("io.mien." + home.substring(0, dot)).getDeclaredField(home.substring(dot + 1));
            field.setAccessible(true);
            Object value = field.get(null);
            if (value instanceof Duration duration) {
                return List.of(BigDecimal.valueOf(duration.toSeconds()), BigDecimal.valueOf(duration.toMillis()));
            }
            return List.of(
                    value instanceof PolicyPack pack
                            ? BigDecimal.valueOf(pack.ageFloor())
                            : new BigDecimal(value.toString()));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Rule> rules() {
        return RULES.lines().map(Rule::of).toList();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void noScriptTypesTheNumberOfARule(Rule rule) throws ReflectiveOperationException {
        // Given
        List<BigDecimal> numbers = rule.numbers();

        // When
        Map<String, Long> found = scripts().entrySet().stream()
                .flatMap(script -> numbers(script.getValue()).stream()
                        .filter(number -> numbers.stream().anyMatch(each -> each.compareTo(number) == 0))
                        .map(number -> script.getKey()))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));

        // Then
        assertThat(found).as("scripts that type %s of %s", numbers, rule.home()).isEqualTo(rule.elsewhere());
    }

    /** Pages type no number at all beyond one and two, but for what is listed: so none can be that of a rule. */
    @Test
    void noTemplateTypesANumber() {
        // Given
        List<String> wrong = new ArrayList<>();

        // When
        files(TEMPLATES, ".html").forEach(page -> {
            String text = LOOKS.matcher(text(page)).replaceAll("");
            for (String harmless : NOT_RULES) {
                text = text.replace(harmless, "");
            }
            String rest = text;
            NUMBER.matcher(rest)
                    .results()
                    .filter(number -> !number.group().matches("[01]"))
                    .map(number -> page + ": " + around(rest, number))
                    .forEach(wrong::add);
        });

        // Then
        assertThat(wrong).isEmpty();
    }

    @Test
    void eachTextThatIsNoRuleStillStands() {
        // Given
        String all = files(TEMPLATES, ".html").map(RulesHaveOneHomeTest::text).collect(Collectors.joining());

        // Then
        assertThat(NOT_RULES).allSatisfy(harmless -> assertThat(all).contains(harmless));
    }

    /** The texts are reviewed by people word for word; so they hold these numbers, and nothing else may. */
    @Test
    void textsSayTheLengthsThatTheServerKeeps() throws ReflectiveOperationException {
        // Given
        String pause = Long.toString(NeutralPause.seconds());
        String code = Rule.of("|visit.ReceiptCode.LENGTH|").numbers().get(0).toString();

        // Then
        assertThat(languages()).hasSizeGreaterThan(10).allSatisfy(language -> {
            assertThat(numbers(language.texts().getOrDefault("lookupHint", ""))).containsExactly(new BigDecimal(code));
            for (String key : List.of("landingRecorded", "consentWhat")) {
                String text = language.texts().getOrDefault(key, "").replaceAll("\\{[^}]*}", "|");
                assertThat(text.split("\\|"))
                        .as(language.tag())
                        .filteredOn(RulesHaveOneHomeTest::hasNumber)
                        .hasSize(2)
                        .allSatisfy(sentence -> assertThat(numbers(sentence)).containsExactly(new BigDecimal(pause)));
            }
        });
    }

    private static List<Language> languages() {
        return files(Path.of("src/main/resources/messages"), ".properties")
                .map(file -> file.getFileName().toString().replaceAll("respondent_|\\.properties", ""))
                .map(Language::of)
                .toList();
    }

    private static boolean hasNumber(String sentence) {
        return !numbers(sentence).isEmpty();
    }

    private static Map<String, String> scripts() {
        return files(SCRIPTS, ".ts")
                .filter(file -> !file.toString().contains("test"))
                .collect(Collectors.toMap(
                        file -> file.getFileName().toString(),
                        file -> COMMENT.matcher(text(file)).replaceAll("").replaceAll("(?<=\\d)_(?=\\d)", ""),
                        String::concat));
    }

    private static List<BigDecimal> numbers(String text) {
        return Pattern.compile("(?<![A-Za-z0-9_.#-])\\d+(\\.\\d+)?(?![A-Za-z0-9_-])")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .map(BigDecimal::new)
                .toList();
    }

    private static String around(String text, MatchResult number) {
        return text.substring(Math.max(0, number.start() - 40), Math.min(text.length(), number.end() + 20));
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all
                    .filter(file -> file.toString().endsWith(ending))
                    .filter(file -> Stream.of("node_modules", ".check").noneMatch(file.toString()::contains))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
