package io.mien.visit;

import java.util.UUID;

/**
 * One thing a visit asks of its person, in its place on the {@link Itinerary}. Each kind knows how it is stored and when a
 * visit has done it; a step that a visit need not take any more is left out of its itinerary.
 */
public sealed interface Step {

    /** As it stands in the visit's row. */
    String stored();

    boolean isDone(Visit visit);

    static Step parse(String stored) {
        String[] parts = stored.split(":", 2);
        return switch (parts[0]) {
            case Age.STORED -> new Age();
            case Agreement.STORED -> new Agreement();
            case Sound.STORED -> new Sound();
            case Camera.STORED -> new Camera();
            case Watch.STORED -> new Watch(UUID.fromString(parts[1]));
            case Questions.STORED -> new Questions(UUID.fromString(parts[1]));
            case Seriousness.STORED -> new Seriousness();
            default -> throw new IllegalArgumentException("No step is stored as " + stored);
        };
    }

    /** How old the person is; only whether that is old enough is kept. */
    record Age() implements Step {
        private static final String STORED = "age";

        @Override
        public String stored() {
            return STORED;
        }

        @Override
        public boolean isDone(Visit visit) {
            return !visit.admitting().awaitsAge();
        }
    }

    /** Yes or no to the text. */
    record Agreement() implements Step {
        private static final String STORED = "consent";

        @Override
        public String stored() {
            return STORED;
        }

        @Override
        public boolean isDone(Visit visit) {
            return !visit.admitting().awaitsConsent();
        }
    }

    /** Tones to be counted, where an ad needs its sound. */
    record Sound() implements Step {
        private static final String STORED = "sound";

        @Override
        public String stored() {
            return STORED;
        }

        @Override
        public boolean isDone(Visit visit) {
            return visit.sound().isAnswered();
        }
    }

    record Camera() implements Step {
        private static final String STORED = "camera";

        @Override
        public String stored() {
            return STORED;
        }

        @Override
        public boolean isDone(Visit visit) {
            return visit.camera().isPassed();
        }
    }

    /** One ad, played once. */
    record Watch(UUID adId) implements Step {
        private static final String STORED = "ad";

        @Override
        public String stored() {
            return STORED + ":" + adId;
        }

        @Override
        public boolean isDone(Visit visit) {
            return visit.exposures().stream()
                    .anyMatch(exposure -> exposure.adId.equals(adId) && !exposure.isOutstanding());
        }
    }

    /** A block of questions. The survey puts them; no itinerary has one before there is a survey. */
    record Questions(UUID blockId) implements Step {
        private static final String STORED = "questions";

        @Override
        public String stored() {
            return STORED + ":" + blockId;
        }

        @Override
        public boolean isDone(Visit visit) {
            return false;
        }
    }

    /** Whether the person watched as usual. */
    record Seriousness() implements Step {
        private static final String STORED = "seriousness";

        @Override
        public String stored() {
            return STORED;
        }

        @Override
        public boolean isDone(Visit visit) {
            return visit.isOver() && !visit.verdict().awaitsSeriousness();
        }
    }
}
