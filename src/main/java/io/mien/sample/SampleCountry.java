package io.mien.sample;

import io.mien.sample.SampleVisit.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One country of the sample: how many people came and how their visits went.
 *
 * @param code ISO 3166-1 alpha-2
 * @param target valid people wanted
 * @param smile how readily people here smile, 1 being average
 * @param wonder how readily they look surprised
 * @param frown how readily they frown
 * @param outcomes how many visits went how
 */
record SampleCountry(
        String code, int target, double smile, double wonder, double frown, Map<Outcome, Integer> outcomes) {

    static final List<SampleCountry> ALL = List.of(
            new SampleCountry("DE", 150, 0.95, 0.95, 1.2, outcomes(152, 6)),
            // As readily as people in Germany: a tie, beside the difference from Japan
            new SampleCountry("FR", 150, 0.95, 0.95, 1.2, outcomes(151, 4)),
            new SampleCountry("JP", 120, 0.62, 1.15, 0.75, outcomes(121, 4)),
            new SampleCountry("BR", 60, 1.3, 1.05, 0.9, outcomes(62, 3)));

    /** One entry per visit, shuffled the same way at every start. */
    List<Outcome> visits() {
        List<Outcome> visits = new ArrayList<>();
        outcomes.forEach((outcome, people) -> visits.addAll(Collections.nCopies(people, outcome)));
        Collections.shuffle(visits, new Random(seed()));
        return visits;
    }

    long seed() {
        return code.hashCode();
    }

    int people(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }

    private static Map<Outcome, Integer> outcomes(int valid, int scale) {
        Map<Outcome, Integer> outcomes = new LinkedHashMap<>();
        outcomes.put(Outcome.VALID, valid);
        outcomes.put(Outcome.TOO_DARK, scale + 2);
        outcomes.put(Outcome.NO_FACE_BEFORE, scale);
        outcomes.put(Outcome.SECOND_FACE, scale - 1);
        outcomes.put(Outcome.SLOW_CAMERA, scale / 2 + 1);
        outcomes.put(Outcome.CUT_SHORT, scale / 2);
        outcomes.put(Outcome.DECLINED, 4 * scale + 3);
        outcomes.put(Outcome.LEFT_AT_NOTICE, 2 * scale);
        outcomes.put(Outcome.LEFT_AT_CAMERA, 2 * scale + 1);
        outcomes.put(Outcome.LEFT_WATCHING, scale);
        return outcomes;
    }
}
