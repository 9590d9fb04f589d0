package io.mien.privacy;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Who did something: the audit trail and the ledger of erasures keep it, and signed addresses are good for nobody else.
 *
 * <p>A kind joins as one more record with a form of its own to be stored in, which {@link Member} then escapes and
 * {@link #parse} reads back. Share links and API tokens will be two: nothing acts by them yet.
 */
public sealed interface Actor {

    /** As the trail and the ledger keep it. Each entry's hash covers it, so a form once in use never changes. */
    String stored();

    /** For whom an address is signed. */
    default String audience() {
        return stored();
    }

    /**
     * The actor that was stored.
     *
     * @param subject what it was done to; a respondent acts on a visit and nothing else
     */
    static Actor parse(String stored, UUID subject) {
        Optional<Respondent.Way> way = Respondent.Way.of(stored);
        if (way.isPresent()) {
            return new Respondent(new Subject.Visit(subject), way.get());
        }
        Optional<Worker.Task> task = Worker.Task.of(stored);
        return task.isPresent() ? new Worker(task.get()) : Member.parse(stored);
    }

    /** Somebody who signed in. */
    record Member(String login) implements Actor {
        private static final String ESCAPE = "member:";

        /** The login; behind a prefix where it would read as another kind of actor. */
        @Override
        public String stored() {
            boolean isTaken = Respondent.Way.of(login).isPresent()
                    || Worker.Task.of(login).isPresent()
                    || login.startsWith(ESCAPE);
            return isTaken ? ESCAPE + login : login;
        }

        private static Member parse(String stored) {
            return new Member(stored.startsWith(ESCAPE) ? stored.substring(ESCAPE.length()) : stored);
        }
    }

    /** The person whose visit it is. The trail names the visit as what was acted on, so the stored form leaves it out. */
    record Respondent(Subject.Visit visit, Way way) implements Actor {

        /** By the pages of the visit, or later by its receipt code. */
        public enum Way {
            VISIT("respondent"),
            RECEIPT("receipt");

            private final String stored;

            Way(String stored) {
                this.stored = stored;
            }

            static Optional<Way> of(String stored) {
                return Stream.of(values())
                        .filter(way -> way.stored.equals(stored))
                        .findFirst();
            }
        }

        public static Respondent inVisit(UUID visitId) {
            return new Respondent(new Subject.Visit(visitId), Way.VISIT);
        }

        public static Respondent byReceipt(UUID visitId) {
            return new Respondent(new Subject.Visit(visitId), Way.RECEIPT);
        }

        @Override
        public String stored() {
            return way.stored;
        }

        /** The visit: its pages are open to one person, and all of them have the same stored form. */
        @Override
        public String audience() {
            return visit.id().toString();
        }
    }

    /** The installation itself, with nobody at a keyboard. */
    record Worker(Task task) implements Actor {
        /** Publishes what somebody's act makes necessary. */
        public static final Worker SERVER = new Worker(Task.SERVER);

        /** Clears up, while it starts, what an earlier run left. */
        public static final Worker START_UP = new Worker(Task.START_UP);

        public enum Task {
            SERVER("server"),
            START_UP("start-up");

            private final String stored;

            Task(String stored) {
                this.stored = stored;
            }

            static Optional<Task> of(String stored) {
                return Stream.of(values())
                        .filter(task -> task.stored.equals(stored))
                        .findFirst();
            }
        }

        @Override
        public String stored() {
            return task.stored;
        }
    }
}
