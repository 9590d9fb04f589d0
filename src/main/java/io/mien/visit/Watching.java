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
        if (exposure.play(now)) {
            VisitTelling.exposed(visit, exposure, now);
        }
    }

    /** An ad was played to its end without a camera. */
    void watched(Exposure exposure, Instant now) {
        visit.requireConsentAndTime();
        visit.cameraUse().requireLeftOut();
        exposure.watched();
        visit.seen(now);
    }

    /**
     * All ads are through: complete, or of no use when not one of them was recorded, or seen without a camera. What was cut
     * short by a reload or a crash, and has no log, is interrupted for good; what has one still waits for its upload.
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
        invalidate(exposures, PlayingExclusion.INTERRUPTED);
        end(exposures, now);
    }

    /**
     * Nobody finished it in time: what was not recorded by now never will be. A person who had nothing left to do but closed
     * the tab before it could say so has finished all the same.
     */
    void timeOut(Instant now) {
        List<Exposure> exposures = visit.exposures();
        if (visit.hasBegunToWatch() && exposures.stream().noneMatch(Exposure::isOutstanding)) {
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
        Exposure.State usable = visit.cameraFree ? Exposure.State.WATCHED : Exposure.State.RECORDED;
        if (exposures.stream().noneMatch(exposure -> exposure.state == usable)) {
            visit.end(Disposition.QUALITY_TERMINATED, now);
            return;
        }
        visit.end(visit.cameraFree ? Disposition.COMPLETE_WITHOUT_CAMERA : Disposition.COMPLETE, now);
        if (visit.cameraFree && visit.sound().isFailed() && exposures.stream().noneMatch(this::isWatchedWithItsSound)) {
            visit.verdict().reverse(QualityRule.SOUND_NOT_HEARD, now);
        }
    }

    private boolean isWatchedWithItsSound(Exposure exposure) {
        return exposure.state == Exposure.State.WATCHED && !visit.missesSoundOf(Ad.required(exposure.adId));
    }
}
