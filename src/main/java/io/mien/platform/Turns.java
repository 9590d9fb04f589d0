package io.mien.platform;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets a bounded number of requests of one kind work at once. The others wait without a thread, so that a backlog of one
 * kind leaves threads and processors to all others. Clients are served in rotation: one with a hundred requests delays
 * every other client by one of them.
 */
final class Turns {
    private final int max;
    private final Map<Object, Deque<Turn>> waiting = new LinkedHashMap<>();
    private int running;

    Turns(int max) {
        if (max < 1) {
            throw new IllegalArgumentException("At least one request must be able to work: " + max);
        }
        this.max = max;
    }

    /** One request's place: whoever took it ends it, also when the request came to nothing. */
    final class Turn {
        private final Object client;
        private final Consumer<Turn> work;
        private State state = State.WAITING;

        private Turn(Object client, Consumer<Turn> work) {
            this.client = client;
            this.work = work;
        }

        /** Makes room for the next; a turn that had not come is given up, and its work never begins. */
        void end() {
            Turn next = ended(this);
            if (next != null) {
                next.work.accept(next);
            }
        }
    }

    private enum State {
        WAITING,
        RUNNING,
        ENDED
    }

    /**
     * Asks for a turn.
     *
     * @param client whose request it is
     * @param work run at once, or later on the thread that ends another's turn; it must only hand the request on
     */
    Turn take(Object client, Consumer<Turn> work) {
        Turn turn = new Turn(client, work);
        if (begins(turn)) {
            work.accept(turn);
        }
        return turn;
    }

    private synchronized boolean begins(Turn turn) {
        if (running == max) {
            waiting.computeIfAbsent(turn.client, first -> new ArrayDeque<>()).add(turn);
            return false;
        }
        running++;
        turn.state = State.RUNNING;
        return true;
    }

    private synchronized @Nullable Turn ended(Turn turn) {
        State was = turn.state;
        turn.state = State.ENDED;
        if (was == State.WAITING) {
            forget(turn);
        }
        if (was != State.RUNNING) {
            return null;
        }
        Turn next = next();
        if (next == null) {
            running--;
        } else {
            next.state = State.RUNNING;
        }
        return next;
    }

    private void forget(Turn turn) {
        waiting.computeIfPresent(turn.client, (client, turns) -> {
            turns.remove(turn);
            return turns.isEmpty() ? null : turns;
        });
    }

    /** The first of the client whose turn it is; with more to come, that client joins the end of the rotation. */
    private @Nullable Turn next() {
        if (waiting.isEmpty()) {
            return null;
        }
        Object client = waiting.keySet().iterator().next();
        Deque<Turn> turns = waiting.remove(client);
        Turn next = turns.remove();
        if (!turns.isEmpty()) {
            waiting.put(client, turns);
        }
        return next;
    }
}
