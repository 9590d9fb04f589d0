package io.mien.visit;

import io.mien.campaign.Ad;
import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.PlayingExclusion;
import io.mien.fieldwork.QualityRule;
import java.time.Instant;
import java.util.List;

/** A visit's way through its ads, in the order drawn. */
record Watching(Visit visit) {

    /** The pre-roll of an ad begins: the next in the order drawn. */
    void play(Exposure exposure, Instant now) {
        visit.requireConsentAndTime();
        if (!visit.cameraFree && !visit.camera().isPassed()) {
            throw VisitRefused.before(new Step.Camera());
        }
        if (visit.exposures().stream().anyMatch(exposure::isAfterPlanned)) {
            throw VisitRefused.notNext();
        }
        visit.itinerary().unansweredBefore(exposure.adId, visit).ifPresent(block -> {
            throw VisitRefused.before(block);
        });
        if (exposure.play(now)) {
            VisitTelling.exposed(visit, exposure, now);
        }
    }

    /** A page that was left in the middle of an ad comes back: the ad is offered again, from its beginning. */
    void interrupt(Exposure exposure) {
        visit.requireConsentAndTime();
        exposure.interrupt().ifPresent(again -> again.persist());
    }

    /** An ad was played to its end without a camera. */
    void watched(Exposure exposure, Instant now) {
        visit.requireConsentAndTime();
        visit.cameraUse().requireLeftOut();
        exposure.watched();
        visit.seen(now);
    }

    /**
     * All ads are through: complete when each was recorded, or seen without a camera, in a viewing that counts; ended when only some
     * were; of no use when none was. What was cut short by a reload or a crash, and has no log, is interrupted for good; what has one still waits for its upload.
     */
    void finish(Instant now) {
        if (visit.isOver()) {
            return;
        }
        visit.requireConsentAndTime();
        List<Exposure> exposures = visit.exposures();
        if (!visit.hasBegunToWatch() || exposures.stream().anyMatch(Exposure::isWaitedFor)) {
            throw VisitRefused.adsLeft();
        }
        if (visit.dueQuestions().isPresent()) {
            throw VisitRefused.questionsLeft();
        }
        invalidate(exposures, PlayingExclusion.INTERRUPTED);
        end(exposures, now);
    }

    /** All ads are through, and somebody has still to be asked. */
    boolean hasOnlyQuestionsLeft() {
        return visit.hasBegunToWatch()
                && visit.exposures().stream().noneMatch(Exposure::isOutstanding)
                && visit.dueQuestions().isPresent();
    }

    /**
     * Nobody finished it in time: what was not recorded by now never will be. A person who had nothing left to do but closed
     * the tab before it could say so has finished all the same.
     */
    void timeOut(Instant now) {
        List<Exposure> exposures = visit.exposures();
        if (visit.hasBegunToWatch()
                && exposures.stream().noneMatch(Exposure::isOutstanding)
                && visit.dueQuestions().isEmpty()) {
            end(exposures, now);
            return;
        }
        visit.end(Disposition.TIMED_OUT, now);
        invalidate(exposures, PlayingExclusion.TIMED_OUT);
    }

    private static void invalidate(List<Exposure> exposures, PlayingExclusion why) {
        for (Exposure exposure : exposures) {
            if (exposure.isOutstanding()) {
                exposure.invalidate(why);
            }
        }
    }

    private void end(List<Exposure> exposures, Instant now) {
        visit.end(disposition(exposures), now);
        if (visit.disposition == Disposition.COMPLETE_WITHOUT_CAMERA
                && visit.sound().isFailed()
                && exposures.stream().noneMatch(this::isWatchedWithItsSound)) {
            visit.verdict().reverse(QualityRule.SOUND_NOT_HEARD, now);
        }
    }

    private Disposition disposition(List<Exposure> exposures) {
        Exposure.State usable = visit.cameraFree ? Exposure.State.WATCHED : Exposure.State.RECORDED;
        List<Exposure> through =
                exposures.stream().filter(exposure -> exposure.state == usable).toList();
        if (through.isEmpty()) {
            return Disposition.QUALITY_TERMINATED;
        }
        long counting = through.stream()
                .filter(exposure -> !exposure.isUncountedViewing())
                .count();
        if (counting < Exposure.standing(exposures).size()) {
            return Disposition.ENDED;
        }
        return visit.cameraFree ? Disposition.COMPLETE_WITHOUT_CAMERA : Disposition.COMPLETE;
    }

    private boolean isWatchedWithItsSound(Exposure exposure) {
        return exposure.state == Exposure.State.WATCHED && !visit.missesSoundOf(Ad.required(exposure.adId));
    }
}
