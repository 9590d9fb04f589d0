package io.mien.visit;

import io.mien.campaign.Placement;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
            case Questions.STORED -> Questions.parsed(parts[1]);
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

    /** One ad, played once, or again when that was interrupted. */
    record Watch(UUID adId) implements Step {
        private static final String STORED = "ad";

        @Override
        public String stored() {
            return STORED + ":" + adId;
        }

        @Override
        public boolean isDone(Visit visit) {
            List<Exposure> viewings = visit.exposures().stream()
                    .filter(exposure -> exposure.adId.equals(adId))
                    .toList();
            return !viewings.isEmpty() && viewings.stream().noneMatch(Exposure::isOutstanding);
        }

        /** Over for its person: its recording may still be on its way. */
        boolean isSeen(Visit visit) {
            List<Exposure> viewings = visit.exposures().stream()
                    .filter(exposure -> exposure.adId.equals(adId))
                    .toList();
            return !viewings.isEmpty()
                    && viewings.stream().noneMatch(exposure -> exposure.state == Exposure.State.PLANNED);
        }
    }

    /**
     * A block of questions, which the survey puts.
     *
     * @param adId the ad that it follows; null for a block that follows none
     */
    record Questions(Placement block, @Nullable UUID adId) implements Step {
        private static final String STORED = "questions";

        private static Questions parsed(String stored) {
            String[] parts = stored.split(":", 2);
            return new Questions(Placement.of(parts[0]), parts.length == 1 ? null : UUID.fromString(parts[1]));
        }

        @Override
        public String stored() {
            return STORED + ":" + block.word() + (adId == null ? "" : ":" + adId);
        }

        @Override
        public boolean isDone(Visit visit) {
            return visit.questionsDone.contains(stored()) || adId != null && visit.isSpoiled(adId);
        }

        /** True of a block that was closed, which none becomes because its ad was spoiled. */
        boolean isClosed(Visit visit) {
            return visit.questionsDone.contains(stored());
        }

        /** Asked on pages of their own: no camera is on yet. */
        boolean comesBeforeAds() {
            return block == Placement.BEFORE_ADS;
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
