package io.mien.report;

import io.mien.trace.TraceSamples;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The people in a figure: which reading of each counts, and in which seconds it has a value.
 *
 * <p>Two audiences differ by a person who is in one of them only or whose recording was read anew in between.
 */
final class FigurePeople {
    private final int bins;
    private final Map<UUID, Part> people = new TreeMap<>();

    /** @param trace the reading, @param seconds those in which it has a value */
    private record Part(UUID trace, BitSet seconds) {}

    /** @param bins 1 s bins of the ad */
    FigurePeople(int bins) {
        this.bins = bins;
    }

    /** Counts a reading in, unless it has no value at all. A second playing by the same person joins the first. */
    void add(UUID visitId, UUID trace, int[] change) {
        BitSet seconds = new BitSet(bins);
        for (int bin = 0; bin < bins; bin++) {
            seconds.set(bin, change[bin] != TraceSamples.MISSING);
        }
        if (!seconds.isEmpty()) {
            people.merge(visitId, new Part(trace, seconds), FigurePeople::joined);
        }
    }

    private static Part joined(Part first, Part second) {
        BitSet either = (BitSet) first.seconds().clone();
        either.or(second.seconds());
        UUID one = first.trace();
        UUID other = second.trace();
        return new Part(
                new UUID(
                        one.getMostSignificantBits() ^ other.getMostSignificantBits(),
                        one.getLeastSignificantBits() ^ other.getLeastSignificantBits()),
                either);
    }

    int bins() {
        return bins;
    }

    int size() {
        return people.size();
    }

    /** Their visits, in an order that never changes. */
    List<UUID> visits() {
        return List.copyOf(people.keySet());
    }

    boolean contains(UUID visitId) {
        return people.containsKey(visitId);
    }

    /** Takes somebody out: 1, then 1 for each second in which the person had a value; empty when the person is not in it. */
    int[] remove(UUID visitId) {
        Part part = people.remove(visitId);
        if (part == null) {
            return new int[0];
        }
        int[] left = new int[1 + bins];
        count(left, part.seconds());
        return left;
    }

    /** How many people differ: in all, then of those who have a value in each second. */
    int[] differences(FigurePeople other) {
        int[] differences = new int[1 + bins];
        people.forEach((visit, part) -> {
            Part counterpart = other.people.get(visit);
            if (counterpart == null) {
                count(differences, part.seconds());
            } else if (!counterpart.trace().equals(part.trace())) {
                BitSet either = (BitSet) part.seconds().clone();
                either.or(counterpart.seconds());
                count(differences, either);
            }
        });
        other.people.forEach((visit, part) -> {
            if (!people.containsKey(visit)) {
                count(differences, part.seconds());
            }
        });
        return differences;
    }

    private void count(int[] differences, BitSet seconds) {
        differences[0]++;
        seconds.stream().filter(bin -> bin < bins).forEach(bin -> differences[1 + bin]++);
    }

    private static int maskBytes(int bins) {
        return (bins + 7) / 8;
    }

    /** Bins as int32, then per person visit, reading and a bit per second. */
    byte[] encode() {
        int mask = maskBytes(bins);
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + people.size() * (4 * Long.BYTES + mask))
                .putInt(bins);
        people.forEach((visit, part) -> {
            put(bytes, visit);
            put(bytes, part.trace());
            byte[] seconds = new byte[mask];
            byte[] set = part.seconds().toByteArray();
            System.arraycopy(set, 0, seconds, 0, set.length);
            bytes.put(seconds);
        });
        return bytes.array();
    }

    /** Reads what {@link #encode()} wrote. */
    static FigurePeople decode(byte[] encoded) {
        ByteBuffer bytes = ByteBuffer.wrap(encoded);
        FigurePeople audience = new FigurePeople(bytes.getInt());
        byte[] mask = new byte[maskBytes(audience.bins)];
        while (bytes.hasRemaining()) {
            UUID visit = uuid(bytes);
            UUID trace = uuid(bytes);
            bytes.get(mask);
            audience.people.put(visit, new Part(trace, BitSet.valueOf(mask)));
        }
        return audience;
    }

    private static void put(ByteBuffer bytes, UUID id) {
        bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer bytes) {
        long most = bytes.getLong();
        return new UUID(most, bytes.getLong());
    }
}
