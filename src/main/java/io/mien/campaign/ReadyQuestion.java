package io.mien.campaign;

import io.mien.campaign.AnswerOption.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Questions that come written, in every language of the respondents' pages: {@code ready/<language>.properties}. Their codes mean
 * the same in every campaign, so that answers can be put together over countries and campaigns. Translations were read by no
 * person yet, and the source of each question says so until staff replace it.
 */
public enum ReadyQuestion {
    LIKING(
            "liking",
            "Liking of the ad",
            QuestionKind.SCALE,
            "Likeability, as in the ARF Copy Research Validity Project (1991)"),
    RECALL("recall", "Brand recall, open", QuestionKind.TEXT, "Unaided brand recall, a standard of copy testing"),
    AIDED("aided", "Brand recall, aided", QuestionKind.SINGLE, "Aided brand recall, a standard of copy testing"),
    INTENT(
            "intent",
            "Purchase intent",
            QuestionKind.SCALE,
            "Purchase intent in five points, a standard of copy testing"),
    MEMORY("memory", "Memorability", QuestionKind.SCALE, "Mien’s own wording"),
    SHARE("share", "Shareability", QuestionKind.SCALE, "Mien’s own wording"),
    BELIEVE("believe", "Believability", QuestionKind.SCALE, "Ad believability, after Beltramini (1982), in one item"),
    IMAGE("image", "Brand image", QuestionKind.MATRIX, "Mien’s own list of words"),
    EMOTIONS("emotions", "Emotion words", QuestionKind.MULTIPLE, "Mien’s own list of words"),
    GENDER("gender", "Gender", QuestionKind.SINGLE, "Two-step practice with self-description, shortened"),
    AGE("age", "Age band", QuestionKind.SINGLE, "Bands of ten years"),
    AREA("area", "Kind of area", QuestionKind.SINGLE, "Eurostat, degree of urbanisation (DEGURBA)"),
    INCOME(
            "income",
            "Household income",
            QuestionKind.SINGLE,
            "European Social Survey, feeling about household’s income (HINCFEL)"),
    EDUCATION("education", "Education", QuestionKind.SINGLE, "Three levels of ISCED 2011: 0 to 2, 3 to 4, 5 to 8");

    private static final String UNREAD = " · translations not reviewed by a person";
    private static final List<String> AGE_BANDS = List.of("18–24", "25–34", "35–44", "45–54", "55–64", "65+");
    private static final Map<String, Properties> TEXTS = new ConcurrentHashMap<>();

    private final String key;
    private final String title;
    private final QuestionKind kind;
    private final String source;

    ReadyQuestion(String key, String title, QuestionKind kind, String source) {
        this.key = key;
        this.title = title;
        this.kind = kind;
        this.source = source;
    }

    public String title() {
        return title;
    }

    /** Whether it is about one ad. */
    public boolean isAboutAd() {
        return compareTo(EMOTIONS) <= 0;
    }

    static Optional<ReadyQuestion> named(String name) {
        return Stream.of(values()).filter(ready -> ready.name().equals(name)).findFirst();
    }

    /** The question in these languages; names of brands are left for staff to write. */
    Question in(String code, Placement placement, List<String> languages) {
        Question blank = Question.blank(code, placement, kind);
        return new Question(
                code,
                placement,
                kind,
                text(key, languages),
                kind != QuestionKind.TEXT,
                options(languages),
                this == EMOTIONS || this == AIDED || this == IMAGE,
                scale(languages),
                blank.range(),
                List.of(),
                List.of(),
                languages.equals(List.of("en")) ? source : source + UNREAD);
    }

    private AnswerScale scale(List<String> languages) {
        if (!kind.hasScale()) {
            return AnswerScale.DEFAULT;
        }
        String ends = this == SHARE ? INTENT.key : key;
        return new AnswerScale(
                AnswerScale.Points.FIVE, text(ends + ".low", languages), text(ends + ".high", languages), false);
    }

    private List<AnswerOption> options(List<String> languages) {
        if (!kind.hasOptions()) {
            return List.of();
        }
        if (this == AGE) {
            return IntStream.range(0, AGE_BANDS.size())
                    .mapToObj(band -> option(band + 1, same(AGE_BANDS.get(band), languages), Role.PLAIN))
                    .toList();
        }
        List<AnswerOption> options = new ArrayList<>();
        if (this == AIDED) {
            IntStream.rangeClosed(1, 3).mapToObj(AnswerOption::blank).forEach(options::add);
        }
        for (int code = 1; texts("en").containsKey(key + "." + code); code++) {
            options.add(option(code, text(key + "." + code, languages), role(code)));
        }
        if (texts("en").containsKey(key + ".none")) {
            options.add(new AnswerOption(99, text(key + ".none", languages), none(), true, false));
        }
        return options;
    }

    /** Of one answer alone it is an answer like the others. */
    private Role none() {
        return kind == QuestionKind.MULTIPLE ? Role.NONE : Role.PLAIN;
    }

    private Role role(int code) {
        return this == GENDER && code == 3 ? Role.OTHER : Role.PLAIN;
    }

    private static AnswerOption option(int code, SpokenText text, Role role) {
        return new AnswerOption(code, text, role, false, false);
    }

    private static SpokenText same(String words, List<String> languages) {
        Map<String, String> said = new HashMap<>();
        languages.forEach(language -> said.put(language, words));
        return new SpokenText(said);
    }

    private static SpokenText text(String key, List<String> languages) {
        Map<String, String> said = new HashMap<>();
        languages.forEach(language -> said.put(language, texts(language).getProperty(key)));
        return new SpokenText(said);
    }

    static Properties texts(String language) {
        return TEXTS.computeIfAbsent(language, ReadyQuestion::read);
    }

    private static Properties read(String language) {
        Properties texts = new Properties();
        try (InputStream bytes = ReadyQuestion.class.getResourceAsStream("/ready/" + language + ".properties")) {
            if (bytes == null) {
                throw new IllegalStateException("No ready questions in " + language);
            }
            texts.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
