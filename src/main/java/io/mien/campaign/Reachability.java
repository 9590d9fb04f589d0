package io.mien.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Looks for somebody who comes to a question, by trying the answers that make a difference to its conditions: those that
 * are compared with, and one that is not. A search that takes too long counts as found.
 */
final class Reachability {
    private static final int MAX_TRIES = 100_000;

    /** A condition that names more answers of one question is tried with all and with each alone. */
    private static final int MAX_SUBSETS_OF = 6;

    private final Questionnaire questionnaire;
    private final List<String> languages;
    private final List<String> countries;
    private final Map<String, Set<String>> known = new HashMap<>();
    private int tries;

    Reachability(Questionnaire questionnaire, List<String> languages, List<String> countries) {
        this.questionnaire = questionnaire;
        this.languages = languages;
        this.countries = countries;
    }

    boolean of(Question question) {
        if (question.askedIf().isEmpty()) {
            return true;
        }
        Set<String> subjects = new HashSet<>();
        collect(question, subjects);
        List<String> order = new ArrayList<>(Condition.CIRCUMSTANCES.stream()
                .filter(subjects::contains)
                .sorted()
                .toList());
        questionnaire.before(question).stream()
                .map(Question::code)
                .filter(subjects::contains)
                .forEach(order::add);
        return isFound(question, order);
    }

    private void collect(Question question, Set<String> subjects) {
        for (Condition condition : question.askedIf()) {
            if (subjects.add(condition.subject())) {
                questionnaire.question(condition.subject()).ifPresent(asked -> collect(asked, subjects));
            }
        }
    }

    private boolean isFound(Question question, List<String> rest) {
        tries++;
        if (tries > MAX_TRIES) {
            return true;
        }
        if (rest.isEmpty()) {
            return question.isAsked(this::known);
        }
        String subject = rest.get(0);
        boolean found = given(subject).anyMatch(values -> {
            known.put(subject, values);
            return isFound(question, rest.subList(1, rest.size()));
        });
        known.remove(subject);
        return found;
    }

    private Set<String> known(String subject) {
        return known.getOrDefault(subject, Set.of());
    }

    private Stream<Set<String>> given(String subject) {
        return questionnaire.question(subject).map(this::answers).orElseGet(() -> circumstances(subject));
    }

    private Stream<Set<String>> circumstances(String subject) {
        return switch (subject) {
            case Condition.COUNTRY -> countries.stream().map(Set::of);
            case Condition.LANGUAGE -> languages.stream().map(Set::of);
            default -> IntStream.rangeClosed(1, AdLimits.MAX_ADS).mapToObj(place -> Set.of(Integer.toString(place)));
        };
    }

    /** What this person can say to a question, given what was said before; nothing where it is not asked. */
    private Stream<Set<String>> answers(Question asked) {
        if (!asked.isAsked(this::known)) {
            return Stream.of(Set.of());
        }
        Stream<Set<String>> given =
                switch (asked.kind()) {
                    case MULTIPLE -> subsets(asked);
                    case NUMBER -> numbers(asked);
                    case MATRIX, RANKING -> given(asked);
                    default -> distinct(asked).stream().map(Set::of);
                };
        Stream<Set<String>> going = given.filter(values -> !asked.endsVisit(values));
        return asked.required() ? going : Stream.concat(Stream.of(Set.of()), going);
    }

    /** The answers that some condition names, and one more that stands for all others. */
    private Set<String> distinct(Question asked) {
        Set<String> distinct = new LinkedHashSet<>(named(asked.code()));
        distinct.retainAll(asked.values());
        bounds(asked.code())
                .map(bound -> Integer.toString(bound))
                .filter(asked.values()::contains)
                .forEach(distinct::add);
        new TreeSet<>(asked.values())
                .stream()
                        .filter(value -> !distinct.contains(value))
                        .filter(value -> !asked.endsVisit(Set.of(value)))
                        .findFirst()
                        .ifPresent(distinct::add);
        return distinct;
    }

    private Stream<Set<String>> subsets(Question asked) {
        Set<String> alone = asked.options().stream()
                .filter(AnswerOption::isNone)
                .map(option -> Integer.toString(option.code()))
                .collect(Collectors.toSet());
        List<String> together =
                distinct(asked).stream().filter(value -> !alone.contains(value)).toList();
        Stream<Set<String>> some = together.size() > MAX_SUBSETS_OF
                ? Stream.concat(
                        Stream.of(Set.copyOf(together)), together.stream().map(Set::of))
                : IntStream.range(1, 1 << together.size()).mapToObj(bits -> IntStream.range(0, together.size())
                        .filter(bit -> (bits >> bit & 1) == 1)
                        .mapToObj(together::get)
                        .collect(Collectors.toSet()));
        return Stream.concat(some, alone.stream().map(Set::of));
    }

    /**
     * What can be given to the options that some condition names, and to one that none does: what is named, and one thing
     * that is not; in a ranking each place once.
     */
    private Stream<Set<String>> given(Question asked) {
        boolean ranking = asked.kind() == QuestionKind.RANKING;
        Set<String> named = named(asked.code());
        List<String> places = ranking ? places(asked, named) : List.of();
        List<Set<String>> all = new ArrayList<>();
        all.add(Set.of());
        List<Set<String>> given = all;
        for (AnswerOption option : asked.options()) {
            if (named.stream().noneMatch(pair -> pair.startsWith(option.code() + ":"))) {
                continue;
            }
            List<Set<String>> longer = new ArrayList<>();
            for (Set<String> before : given) {
                for (String point : ranking ? places : points(asked, option)) {
                    boolean taken = ranking && before.stream().anyMatch(pair -> pair.endsWith(":" + point));
                    if (!taken) {
                        Set<String> with = new HashSet<>(before);
                        with.add(Question.pair(option.code(), point));
                        longer.add(with);
                    }
                }
                if (longer.size() > MAX_TRIES) {
                    break;
                }
            }
            given = longer;
        }
        return given.stream();
    }

    /** The places that are named, and as many others as the options that are named can need. */
    private static List<String> places(Question asked, Set<String> named) {
        Set<String> wanted =
                named.stream().map(pair -> pair.replaceFirst(".*:", "")).collect(Collectors.toSet());
        long options = named.stream()
                .map(pair -> pair.replaceFirst(":.*", ""))
                .distinct()
                .count();
        List<String> all = IntStream.rangeClosed(1, asked.options().size())
                .mapToObj(Integer::toString)
                .toList();
        return Stream.concat(
                        all.stream().filter(wanted::contains),
                        all.stream().filter(place -> !wanted.contains(place)).limit(options))
                .toList();
    }

    /** The points of one line that are named, and one more. */
    private List<String> points(Question asked, AnswerOption line) {
        Set<String> named = named(asked.code());
        List<String> all = asked.scale().given().toList();
        List<String> points = new ArrayList<>(all.stream()
                .filter(point -> named.contains(Question.pair(line.code(), point)))
                .toList());
        all.stream().filter(point -> !points.contains(point)).findFirst().ifPresent(points::add);
        return points;
    }

    private Stream<Set<String>> numbers(Question asked) {
        return Stream.concat(Stream.of(asked.range().min(), asked.range().max()), bounds(asked.code()))
                .distinct()
                .filter(number -> asked.range().has(number))
                .map(number -> Set.of(Integer.toString(number)));
    }

    private Set<String> named(String subject) {
        return conditions(subject)
                .flatMap(condition -> condition.values().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Every number that is compared with, and those beside it. */
    private Stream<Integer> bounds(String subject) {
        return conditions(subject)
                .flatMap(condition -> condition.values().stream())
                .filter(Condition::isNumber)
                .map(Integer::valueOf)
                .flatMap(bound -> Stream.of(bound - 1, bound, bound + 1));
    }

    private Stream<Condition> conditions(String subject) {
        return questionnaire.questions().stream()
                .flatMap(question -> Stream.concat(question.askedIf().stream(), question.endsIf().stream()))
                .filter(condition -> condition.subject().equals(subject));
    }
}
