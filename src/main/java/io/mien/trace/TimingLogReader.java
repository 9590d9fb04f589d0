package io.mien.trace;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mien.trace.TimingLog.AdFrame;
import io.mien.trace.TimingLog.CameraFrame;
import io.mien.trace.TimingLog.Kind;
import io.mien.trace.TimingLog.PageEvent;
import io.mien.trace.TimingLog.Recorder;
import io.mien.visit.TimingLogBody;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Turns a stranger's bytes into a {@link TimingLog} or a sentence. */
final class TimingLogReader {
    private static final int MAX_ROWS = 50_000;
    private static final int MAX_EVENTS = 5_000;

    /** A page that has been open for longer than a month is no respondent's. */
    private static final double MAX_MS = 31 * 24 * 3_600_000.0;

    /**
     * The display time a browser promises may be this far from the time that its callback carries, else the latter counts.
     * After a busy spell the callback carries the time of the drawing that waited, as stale as the spell was long, and the
     * promise is right.
     */
    private static final double CREDIBLE_MS = 2_000;

    private static final ObjectMapper JSON = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(20)
                            .maxNumberLength(40)
                            .maxStringLength(20_000)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private TimingLogReader() {}

    static TimingLog read(byte[] bytes) {
        if (bytes.length == 0 || bytes.length > TimingLogBody.MAX_BYTES) {
            throw UnreadableTimingLog.because(
                    "it has " + bytes.length + " bytes, and 1 to " + TimingLogBody.MAX_BYTES + " are read");
        }
        JsonNode root = tree(bytes);
        if (root.path("version").asInt(0) != 1) {
            throw UnreadableTimingLog.because("its version is not 1");
        }
        return new TimingLog(
                recorder(root.path("recorder")),
                cameraFrames(rows(root, "camera", MAX_ROWS)),
                adFrames(rows(root, "ad", MAX_ROWS)),
                events(rows(root, "events", MAX_EVENTS)));
    }

    private static JsonNode tree(byte[] bytes) {
        try {
            JsonNode root = JSON.readTree(bytes);
            if (root == null || !root.isObject()) {
                throw UnreadableTimingLog.because("it is not a JSON object");
            }
            return root;
        } catch (IOException malformed) {
            throw UnreadableTimingLog.because("it is not well-formed JSON");
        }
    }

    private static Recorder recorder(JsonNode node) {
        double startedAt = time(node.path("startedAt"), "recorder.startedAt");
        JsonNode stopped = node.path("stoppedAt");
        double stoppedAt = absent(stopped) ? MAX_MS : time(stopped, "recorder.stoppedAt");
        if (stoppedAt < startedAt) {
            throw UnreadableTimingLog.because("the recorder stopped before it started");
        }
        return new Recorder(startedAt, stoppedAt);
    }

    private static JsonNode rows(JsonNode root, String name, int most) {
        JsonNode rows = root.path(name);
        if (!rows.isArray()) {
            throw UnreadableTimingLog.because("'" + name + "' is not a list");
        }
        if (rows.size() > most) {
            throw UnreadableTimingLog.because("'" + name + "' has " + rows.size() + " rows, more than " + most);
        }
        return rows;
    }

    private static List<CameraFrame> cameraFrames(JsonNode rows) {
        List<CameraFrame> frames = new ArrayList<>(rows.size());
        double before = 0;
        for (JsonNode row : rows) {
            before = onward(before, cell(row, 0, "camera"), "camera");
            double captured = absent(row.path(1)) ? Double.NaN : cell(row, 1, "camera");
            double presented = absent(row.path(2)) ? Double.NaN : cell(row, 2, "camera");
            frames.add(new CameraFrame(captured, presented));
        }
        return List.copyOf(frames);
    }

    private static List<AdFrame> adFrames(JsonNode rows) {
        List<AdFrame> frames = new ArrayList<>(rows.size());
        double before = 0;
        for (JsonNode row : rows) {
            before = onward(before, cell(row, 0, "ad"), "ad");
            double promised = absent(row.path(2)) ? before : cell(row, 2, "ad");
            boolean credible = Math.abs(promised - before) <= CREDIBLE_MS;
            frames.add(new AdFrame(credible ? promised : before, cell(row, 1, "ad") * 1_000));
        }
        return List.copyOf(frames);
    }

    private static List<PageEvent> events(JsonNode rows) {
        List<PageEvent> events = new ArrayList<>(rows.size());
        double before = 0;
        for (JsonNode row : rows) {
            before = onward(before, time(row.path("at"), "events.at"), "events");
            JsonNode place = row.path("mediaTime");
            double adMs = absent(place) ? Double.NaN : time(place, "events.mediaTime") * 1_000;
            double at = before;
            kind(row.path("kind")).ifPresent(kind -> events.add(new PageEvent(at, kind, adMs)));
        }
        return List.copyOf(events);
    }

    /** A kind this version does not know is no reason to lose the exposure. */
    private static Optional<Kind> kind(JsonNode node) {
        if (!node.isTextual() || node.textValue().length() > 40) {
            throw UnreadableTimingLog.because("an event has no kind");
        }
        String name = node.textValue().toUpperCase(Locale.ROOT).replace('-', '_');
        for (Kind kind : Kind.values()) {
            if (kind.name().equals(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private static double cell(JsonNode row, int index, String list) {
        if (!row.isArray() || row.size() > 16) {
            throw UnreadableTimingLog.because("a row of '" + list + "' is not a short list of numbers");
        }
        return time(row.path(index), list);
    }

    private static double time(JsonNode node, String name) {
        double value = node.isNumber() ? node.doubleValue() : Double.NaN;
        if (!Double.isFinite(value) || value < 0 || value > MAX_MS) {
            throw UnreadableTimingLog.because("'" + name + "' holds something that is not a time");
        }
        return value;
    }

    private static double onward(double before, double now, String list) {
        if (now < before) {
            throw UnreadableTimingLog.because("time runs backwards in '" + list + "'");
        }
        return now;
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
