package io.mien.results;

import io.mien.fieldwork.Headcount;
import io.mien.fieldwork.WhichPeople;
import io.mien.trace.Baseline;
import io.mien.trace.Expressing;
import io.mien.trace.Measure;
import io.mien.trace.Thresholds;
import io.mien.trace.TraceSamples;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** The sums of every measure over the valid viewers of one ad in one country. */
public final class AdSums {
    private final int bins;
    private final Map<Measure, MeasureSums> measures = new EnumMap<>(Measure.class);

    /** @param bins 1 s bins of the ad */
    public AdSums(int bins) {
        this.bins = bins;
        for (Measure measure : Measure.values()) {
            measures.put(measure, new MeasureSums(bins));
        }
    }

    /** Counts one viewer in. */
    public void add(TraceSamples traces, Baseline baseline, Thresholds.Expressing rule) {
        traces.measures().forEach(measure -> measures.get(measure).add(Expressing.of(traces, baseline, measure, rule)));
    }

    /** Counts one viewer out again, as if never counted in. */
    public void remove(TraceSamples traces, Baseline baseline, Thresholds.Expressing rule) {
        traces.measures()
                .forEach(measure -> measures.get(measure).remove(Expressing.of(traces, baseline, measure, rule)));
    }

    public void merge(AdSums other) {
        both(other, MeasureSums::merge);
    }

    public void subtract(AdSums other) {
        both(other, MeasureSums::subtract);
    }

    public MeasureSums of(Measure measure) {
        return measures.get(measure);
    }

    public int bins() {
        return bins;
    }

    /** Viewers who count for at least one measure. */
    public long people() {
        return headcount().of(WhichPeople.FOR_AD);
    }

    /** Viewers by name, as far as the sums tell of them. */
    Headcount headcount() {
        return AdHeadcount.of(measure -> of(measure).people());
    }

    /** Little-endian: bins as int32, then per measure in order people, ever and the seven rows of sums as int64. */
    public byte[] encode() {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + measures.size() * MeasureSums.bytes(bins))
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(bins);
        measures.values().forEach(sums -> sums.write(bytes));
        return bytes.array();
    }

    /** True when the bytes hold the measures of this version; others are folded anew. */
    static boolean canDecode(byte[] encoded) {
        int bins = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN).getInt();
        return encoded.length == Integer.BYTES + Measure.values().length * MeasureSums.bytes(bins);
    }

    /** Reads what {@link #encode()} wrote. */
    public static AdSums decode(byte[] encoded) {
        ByteBuffer bytes = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN);
        AdSums sums = new AdSums(bytes.getInt());
        sums.measures.replaceAll((measure, empty) -> MeasureSums.read(bytes, sums.bins));
        return sums;
    }

    private void both(AdSums other, BiConsumer<MeasureSums, MeasureSums> step) {
        measures.forEach((measure, sums) -> step.accept(sums, other.of(measure)));
    }
}
