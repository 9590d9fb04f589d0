package io.mien.recording;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The faults of one visit: the same seed deals the same ones, and each fifth visit goes offline once. */
final class FaultPlan {
    private static final double OFTEN = 0.7;
    private static final int ROUNDS = 2;
    private static final int OFFLINE_EACH = 5;
    private static final Set<Fault> REPEATED = EnumSet.complementOf(EnumSet.of(Fault.NONE, Fault.OFFLINE));

    private final Random random;
    private final Deque<Fault> dealt;

    FaultPlan(long seed) {
        this.random = new Random(seed);
        List<Fault> deck = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            deck.addAll(REPEATED);
        }
        if (seed % OFFLINE_EACH == OFFLINE_EACH - 1) {
            deck.add(Fault.OFFLINE);
        }
        Collections.shuffle(deck, random);
        this.dealt = new ArrayDeque<>(deck);
    }

    /** What happens to the next request of this method. */
    synchronized Fault next(String method) {
        Fault fault = dealt.peek();
        if (fault == null || !fault.fits(method) || random.nextDouble() > OFTEN) {
            return Fault.NONE;
        }
        return dealt.remove();
    }

    /** Somewhere in a body of this length. */
    synchronized int somewhereIn(int length) {
        return length == 0 ? 0 : random.nextInt(length);
    }

    int left() {
        return dealt.size();
    }
}
