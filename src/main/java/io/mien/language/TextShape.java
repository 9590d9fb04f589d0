package io.mien.language;

import io.mien.platform.InvalidFields;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a text is made of, apart from its words: gaps that are filled in, shown as {@code (films)}, and choices by number, shown
 * as {@code [one film | (films) films]}. Staff write in that form; no sign of the template's own language can come from them,
 * because every such sign is taken from Mien's text.
 */
final class TextShape {
    static final String FIELD = "text";

    private static final Pattern SIGN = Pattern.compile("\\{[^}]*}");
    private static final Pattern GAP = Pattern.compile("\\{(\\w+)(\\.number)?}");
    /** Blanks round a bar are there for the eye. */
    private static final Pattern TYPED_SIGN = Pattern.compile("\\((\\w+)\\)|[\\[\\]]|\\s*+\\|\\s*+");

    private final List<Part> parts;
    private final Map<String, String> gaps;

    private TextShape(List<Part> parts, Map<String, String> gaps) {
        this.parts = parts;
        this.gaps = gaps;
    }

    private sealed interface Part {}

    private record Words(String words) implements Part {}

    private record Gap(String name) implements Part {}

    /**
     * A choice by number.
     *
     * @param signs those of the template, one before each branch and one at the end
     */
    private record Choice(List<String> signs, List<List<Part>> branches) implements Part {}

    /** The shape of a text of Mien's: signs in curly brackets, choices within choices. */
    static TextShape of(String template) {
        Reading reading = new Reading();
        Map<String, String> gaps = new LinkedHashMap<>();
        Matcher sign = SIGN.matcher(template);
        int from = 0;
        while (sign.find()) {
            reading.words(template.substring(from, sign.start()));
            Matcher gap = GAP.matcher(sign.group());
            if (gap.matches()) {
                gaps.put(gap.group(1), sign.group());
                reading.gap(gap.group(1));
            } else {
                take(sign.group(), reading);
            }
            from = sign.end();
        }
        reading.words(template.substring(from));
        return new TextShape(reading.whole, gaps);
    }

    /** As a person reads it. */
    String readable() {
        return readable(parts);
    }

    /**
     * The template that other words make in this shape. Choices are as many as here and have as many parts, or there are none;
     * what is filled in here outside of them is filled in there too.
     *
     * @param typed in the form of {@link #readable()}
     * @throws InvalidFields about {@link #FIELD}, with what to do
     */
    String filled(String typed) {
        if (typed.indexOf('{') >= 0 || typed.indexOf('}') >= 0) {
            throw wrong("Curly brackets cannot be used in a text.");
        }
        List<Part> found = readTyped(typed);
        Set<String> missing = new TreeSet<>(named(parts));
        missing.removeAll(found.stream().anyMatch(Choice.class::isInstance) ? named(found) : everywhere(found));
        if (!missing.isEmpty()) {
            throw wrong("The text has to say %s, in parentheses, as the text before did."
                    .formatted(missing.stream().map("(%s)"::formatted).collect(Collectors.joining(" and "))));
        }
        StringBuilder template = new StringBuilder();
        write(found, parts, template);
        return template.toString();
    }

    private void write(List<Part> typed, List<Part> pattern, StringBuilder template) {
        List<Choice> wanted = choices(pattern);
        int given = choices(typed).size();
        if (given != 0 && given != wanted.size()) {
            throw wrong(
                    "Mien’s text has %d choices in square brackets here, and yours has %d. Keep them all, or use none."
                            .formatted(wanted.size(), given));
        }
        int next = 0;
        for (Part part : typed) {
            if (part instanceof Words words) {
                template.append(words.words());
            } else if (part instanceof Gap gap) {
                template.append(gaps.get(gap.name()));
            } else if (part instanceof Choice choice) {
                write(choice, wanted.get(next), template);
                next++;
            }
        }
    }

    private void write(Choice typed, Choice pattern, StringBuilder template) {
        if (typed.branches().size() != pattern.branches().size()) {
            throw wrong("The choice in square brackets has %d parts, and yours has %d. Separate them by |."
                    .formatted(pattern.branches().size(), typed.branches().size()));
        }
        for (int i = 0; i < typed.branches().size(); i++) {
            template.append(pattern.signs().get(i));
            write(typed.branches().get(i), pattern.branches().get(i), template);
        }
        template.append(pattern.signs().get(typed.branches().size()));
    }

    private static List<Choice> choices(List<Part> parts) {
        return parts.stream()
                .filter(Choice.class::isInstance)
                .map(Choice.class::cast)
                .toList();
    }

    /** Gaps outside of choices. */
    private static Set<String> named(List<Part> parts) {
        return parts.stream()
                .filter(Gap.class::isInstance)
                .map(part -> ((Gap) part).name())
                .collect(Collectors.toSet());
    }

    private static Set<String> everywhere(List<Part> parts) {
        Set<String> all = new TreeSet<>(named(parts));
        choices(parts).forEach(choice -> choice.branches().forEach(branch -> all.addAll(everywhere(branch))));
        return all;
    }

    private static String readable(List<Part> parts) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Words words) {
                text.append(words.words());
            } else if (part instanceof Gap gap) {
                text.append('(').append(gap.name()).append(')');
            } else if (part instanceof Choice choice) {
                text.append(choice.branches().stream()
                        .map(TextShape::readable)
                        .collect(Collectors.joining(" | ", "[", "]")));
            }
        }
        return text.toString();
    }

    private static InvalidFields wrong(String sentence) {
        return InvalidFields.of(FIELD, sentence);
    }

    /** Parts as they are read one after the other, in the branch that is open. */
    private static final class Reading {
        private final List<Part> whole = new ArrayList<>();
        private final Deque<Choice> open = new ArrayDeque<>();

        boolean isInChoice() {
            return !open.isEmpty();
        }

        void words(String words) {
            if (!words.isEmpty()) {
                here().add(new Words(words));
            }
        }

        void gap(String name) {
            here().add(new Gap(name));
        }

        void open(String sign) {
            Choice choice = new Choice(new ArrayList<>(List.of(sign)), new ArrayList<>());
            here().add(choice);
            open.push(choice);
        }

        void branch() {
            open.getFirst().branches().add(new ArrayList<>());
        }

        Choice innermost() {
            return open.getFirst();
        }

        Choice close() {
            return open.pop();
        }

        private List<Part> here() {
            if (open.isEmpty()) {
                return whole;
            }
            List<List<Part>> branches = open.getFirst().branches();
            return branches.get(branches.size() - 1);
        }
    }

    private static void take(String sign, Reading reading) {
        if (sign.startsWith("{#if")) {
            reading.open(sign);
            reading.branch();
        } else if (sign.startsWith("{#when")) {
            reading.open(sign);
        } else if (sign.startsWith("{/")) {
            reading.close().signs().add(sign);
        } else {
            branch(reading.innermost(), sign);
            reading.branch();
        }
    }

    /** The first branch of a {@code when} begins after its own sign. */
    private static void branch(Choice choice, String sign) {
        if (choice.branches().isEmpty()) {
            choice.signs().set(0, choice.signs().get(0) + sign);
        } else {
            choice.signs().add(sign);
        }
    }

    /** What staff typed: square brackets, bars and known names in parentheses. */
    private List<Part> readTyped(String typed) {
        Reading reading = new Reading();
        Matcher sign = TYPED_SIGN.matcher(typed);
        int from = 0;
        while (sign.find()) {
            String name = sign.group(1);
            boolean bar = sign.group().contains("|");
            if (name != null && !gaps.containsKey(name) || bar && !reading.isInChoice()) {
                continue;
            }
            reading.words(typed.substring(from, sign.start()));
            if (name == null) {
                takeTyped(sign.group().strip(), reading);
            } else {
                reading.gap(name);
            }
            from = sign.end();
        }
        reading.words(typed.substring(from));
        if (reading.isInChoice()) {
            throw wrong("A square bracket is opened and not closed.");
        }
        return reading.whole;
    }

    private static void takeTyped(String sign, Reading reading) {
        switch (sign) {
            case "[" -> {
                reading.open("");
                reading.branch();
            }
            case "|" -> reading.branch();
            default -> {
                if (!reading.isInChoice()) {
                    throw wrong("A square bracket is closed that was not opened.");
                }
                reading.close();
            }
        }
    }
}
