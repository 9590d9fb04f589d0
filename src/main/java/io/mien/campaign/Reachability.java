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
