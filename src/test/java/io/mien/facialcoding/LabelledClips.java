package io.mien.facialcoding;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mien.inference.FaceModels;
import io.mien.trace.Engine;
import io.mien.trace.EngineReading;
import io.mien.trace.Measure;
import io.mien.trace.Thresholds;
import io.mien.trace.TraceSamples;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * What each engine makes of the labelled clips, tenth by tenth of a second, against what a person sees there.
 *
 * <p>What is asked of an engine stands in {@link #faults}. A measure is shown at {@link Thresholds.Expressing#level()} and more. The clips begin with their ads, so that no rise above
 * a rest before it can be asked for.
 */
final class LabelledClips {
    private static final List<Measure> JUDGED =
            List.of(Measure.HAPPY, Measure.NEGATIVE, Measure.ATTENTION, Measure.TALKING);
    private static final double SHOWN = Thresholds.defaults().expressing().level();
    private static final double MAX_WRONG = 0.02;
    private static final double MIN_FACES = 0.98;
    private static final int TENTHS = 10;

    private final List<Truth> truths = rows("truth.csv").map(Truth::of).toList();
    private final Map<String, Boolean> counts = new HashMap<>();
    private final Map<Engine, Map<Measure, Score>> scores = new EnumMap<>(Engine.class);
    private final Map<Engine, Tally> faces = new EnumMap<>(Engine.class);
    private final Map<Engine, Tally> counted = new EnumMap<>(Engine.class);
    private final List<String> skipped = new ArrayList<>();
    private final List<String> details = new ArrayList<>();

    private LabelledClips() {
        rows("counts.csv").forEach(cells -> counts.put(cells[0], cells[1].equals("yes")));
        for (Engine engine : Engine.values()) {
            Map<Measure, Score> ofEngine = new EnumMap<>(Measure.class);
            JUDGED.forEach(measure -> ofEngine.put(measure, new Score()));
            scores.put(engine, ofEngine);
            faces.put(engine, new Tally());
            counted.put(engine, new Tally());
        }
    }

    /** What a person sees from one moment to another; null where they would not say. */
    private record Truth(String scene, int from, int to, String shows, Boolean face, Map<Measure, Boolean> measures) {
        static Truth of(String[] cells) {
            Map<Measure, Boolean> measures = new EnumMap<>(Measure.class);
            for (int i = 0; i < JUDGED.size(); i++) {
                Boolean seen = seen(cells[5 + i]);
                if (seen != null) {
                    measures.put(JUDGED.get(i), seen);
                }
            }
            return new Truth(cells[0], tenth(cells[1]), tenth(cells[2]), cells[3], seen(cells[4]), measures);
        }

        private static int tenth(String seconds) {
            return (int) Math.round(Double.parseDouble(seconds) * TENTHS);
        }

        private static Boolean seen(String cell) {
            return switch (cell) {
                case "yes" -> true;
                case "no" -> false;
                case "" -> null;
                default -> throw new IllegalArgumentException("neither yes nor no nor empty: " + cell);
            };
        }
    }

    /** Tenths in which a measure should be shown and is, and in which it should not be and yet is. */
    static final class Score {
        int shown;
        int found;
        int absent;
        int wrong;
        private double level;
        private int levels;

        /** @param value as read; NaN where nothing was */
        private void add(boolean truth, double value) {
            int read = value >= SHOWN ? 1 : 0;
            if (truth) {
                shown++;
                found += read;
                return;
            }
            absent++;
            wrong += read;
            if (Double.isFinite(value)) {
                level += value;
                levels++;
            }
        }

        /** Mean value where it should not be shown and something was read. */
        double level() {
            return level / levels;
        }

        double recall() {
            return (double) found / shown;
        }

        double falseShare() {
            return (double) wrong / absent;
        }
    }

    /** How many of how many are right. */
    static final class Tally {
        int right;
        int of;

        private void add(boolean isRight) {
            of++;
            right += isRight ? 1 : 0;
        }

        double share() {
            return (double) right / of;
        }
    }

    /** Reads all scenes; those whose clip cannot be had here are skipped by name. */
    static LabelledClips read(FaceModels models, Path folder) {
        return read(models, folder, List.of(Scene.values()));
    }

    static LabelledClips read(FaceModels models, Path folder, List<Scene> scenes) {
        LabelledClips clips = new LabelledClips();
        for (Scene scene : scenes) {
            try {
                clips.judge(scene, scene.video(folder), models);
            } catch (TestAbortedException noFace) {
                clips.skipped.add(scene.label());
            }
        }
        return clips;
    }

    Score of(Engine engine, Measure measure) {
        return Objects.requireNonNull(scores.get(engine)).get(measure);
    }

    Tally faces(Engine engine) {
        return faces.get(engine);
    }

    Tally counted(Engine engine) {
        return counted.get(engine);
    }

    List<String> skipped() {
        return skipped;
    }

    /**
     * What a change of models must not bring, as sentences; empty when all is well.
     *
     * <p>Found: all but a twentieth, since a smile has its edges and each may come a frame late; all but a tenth of TALKING, which
     * needs some swings of the mouth to begin, and all but three tenths of a second of NEGATIVE, of which the set has two seconds in
     * an uncovered face. Wrong: at most 2 % of the time, as section 4 of the specification asks of neutral clips. Faces: all but 2 %,
     * since the first or last tenth of a recording may hold no frame. What counts: nothing may be wrong that can be seen at once.
     * Action units leave out a smile with lowered eyes, and know no crying: of them four fifths of HAPPY are asked and no NEGATIVE.
     */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (Engine engine : Engine.values()) {
            boolean units = engine == Engine.ACTION_UNITS;
            least(faults, engine, Measure.HAPPY, units ? 0.80 : 0.95);
            least(faults, engine, Measure.NEGATIVE, units ? 0 : 0.85);
            least(faults, engine, Measure.ATTENTION, 0.95);
            least(faults, engine, Measure.TALKING, 0.90);
            JUDGED.stream()
                    .filter(measure -> of(engine, measure).falseShare() > MAX_WRONG)
                    .forEach(measure -> faults.add("%s shows %s wrongly in %.1f %% of the time"
                            .formatted(
                                    engine, measure, 100 * of(engine, measure).falseShare())));
            if (faces(engine).share() < MIN_FACES) {
                faults.add("%s: face or none is right in %.1f %% of the time"
                        .formatted(engine, 100 * faces(engine).share()));
            }
            if (counted(engine).right < counted(engine).of) {
                faults.add("%s: %d scenes of %d do not count as they should"
                        .formatted(engine, counted(engine).of - counted(engine).right, counted(engine).of));
            }
        }
        return faults;
    }

    private void least(List<String> faults, Engine engine, Measure measure, double share) {
        Score score = of(engine, measure);
        if (score.shown > 0 && score.recall() < share) {
            faults.add("%s finds %s in %.1f %% of the time".formatted(engine, measure, 100 * score.recall()));
        }
    }

    private void judge(Scene scene, Path video, FaceModels models) {
        List<EngineReading> readings = new ArrayList<>(ReadClips.engines(video, scene.adMs, models));
        readings.addAll(ReadClips.engines(video, scene.adMs, models.withoutExpressions()));
        for (EngineReading reading : readings) {
            boolean expected = Objects.requireNonNull(counts.get(scene.label()), scene.label());
            boolean valid = reading.traces().quality().valid()
                    && !reading.traces().quality().attentionOnly();
            counted.get(reading.engine()).add(valid == expected);
            if (valid != expected) {
                details.add("%s, %s: %s"
                        .formatted(
                                scene.label(),
                                reading.engine(),
                                valid
                                        ? "counts"
                                        : "does not count: "
                                                + reading.traces().quality().findings()));
            }
            truths(scene).forEach(truth -> judge(scene, truth, reading));
        }
    }

    private Stream<Truth> truths(Scene scene) {
        boolean own = truths.stream().anyMatch(truth -> truth.scene.equals(scene.label()));
        String name = (own ? scene : scene.origin()).label();
        return truths.stream().filter(truth -> truth.scene.equals(name));
    }

    private void judge(Scene scene, Truth truth, EngineReading reading) {
        TraceSamples tenths = reading.traces().perTenth();
        int last = Math.min(truth.to, tenths.bins());
        Map<Measure, Integer> wrong = new EnumMap<>(Measure.class);
        for (int tenth = truth.from; tenth < last; tenth++) {
            if (truth.face != null) {
                boolean face = Double.isFinite(tenths.at(Measure.NEUTRAL, tenth))
                        && !tenths.interpolated(Measure.NEUTRAL, tenth);
                faces.get(reading.engine()).add(face == truth.face);
            }
            for (Map.Entry<Measure, Boolean> seen : truth.measures.entrySet()) {
                double value = tenths.at(seen.getKey(), tenth);
                of(reading.engine(), seen.getKey()).add(seen.getValue(), value);
                wrong.merge(seen.getKey(), value >= SHOWN == seen.getValue() ? 0 : 1, Integer::sum);
            }
        }
        wrong.forEach((measure, count) -> {
            if (count > 0) {
                details.add("%s, %.1f-%.1f s (%s), %s: %s %s in %.1f of %.1f s"
                        .formatted(
                                scene.label(),
                                truth.from / (double) TENTHS,
                                last / (double) TENTHS,
                                truth.shows,
                                reading.engine(),
                                measure,
                                Boolean.TRUE.equals(truth.measures.get(measure)) ? "missed" : "wrongly shown",
                                count / (double) TENTHS,
                                (last - truth.from) / (double) TENTHS));
            }
        });
    }

    /** A line for each engine and measure, then what was wrong. */
    String table(String where) {
        StringBuilder table = new StringBuilder("Labelled clips, " + where + ", seconds\n");
        table.append(String.format(
                "%-13s %-10s %16s %22s %12s%n",
                "engine", "measure", "found of shown", "wrong of not shown", "mean there"));
        for (Engine engine : Engine.values()) {
            for (Measure measure : JUDGED) {
                Score score = of(engine, measure);
                table.append(String.format(
                        "%-13s %-10s %7.1f of %5.1f %13.1f of %5.1f %12.3f%n",
                        engine,
                        measure,
                        score.found / 10.0,
                        score.shown / 10.0,
                        score.wrong / 10.0,
                        score.absent / 10.0,
                        score.level()));
            }
            table.append(String.format(
                    "%-13s face or none right in %.1f of %.1f s; counted as they should be %d of %d%n",
                    engine,
                    faces(engine).right / 10.0,
                    faces(engine).of / 10.0,
                    counted(engine).right,
                    counted(engine).of));
        }
        details.forEach(line -> table.append("  ").append(line).append('\n'));
        skipped.forEach(
                scene -> table.append("  skipped: ").append(scene).append(", its clip is not on this machine\n"));
        return table.toString();
    }

    private static Stream<String[]> rows(String file) {
        try (InputStream in = LabelledClips.class.getResourceAsStream("/clips/" + file)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
                            .lines()
                            .skip(1)
                            .filter(line -> !line.startsWith("#"))
                            .map(line -> line.split(",", -1))
                            .toList()
                            .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps the table for people, under target. */
    void keep(String where) throws IOException {
        Files.writeString(Path.of("target", "labelled-clips-" + where.replace(' ', '-') + ".txt"), table(where), UTF_8);
    }
}
