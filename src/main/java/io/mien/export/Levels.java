package io.mien.export;

import io.mien.export.Column.Level;
import io.mien.fieldwork.Exclusion;
import io.mien.fieldwork.PlayingExclusion;
import io.mien.fieldwork.QualityRule;
import io.mien.fieldwork.VisitExclusion;
import io.mien.results.MeasureWording;
import io.mien.trace.Engine;
import io.mien.trace.Measure;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The codes of a column and what they mean. */
final class Levels {
    private Levels() {}

    /** Constants that say what they mean by their name. */
    static List<Level> of(Enum<?>... constants) {
        return Arrays.stream(constants)
                .map(each -> new Level(
                        each.name(), each.name().toLowerCase(Locale.ROOT).replace('_', ' ')))
                .toList();
    }

    static List<Level> measures(Collection<Measure> measures) {
        return measures.stream()
                .map(measure -> new Level(measure.name(), MeasureWording.label(measure)))
                .toList();
    }

    static List<Level> engines() {
        return Arrays.stream(Engine.values())
                .map(engine -> new Level(engine.name(), engine.words()))
                .toList();
    }

    /** Every reason why something does not count. */
    static List<Level> exclusions() {
        return Stream.<Exclusion[]>of(QualityRule.values(), VisitExclusion.values(), PlayingExclusion.values())
                .flatMap(Arrays::stream)
                .map(reason -> new Level(reason.stored(), reason.words()))
                .toList();
    }
}
