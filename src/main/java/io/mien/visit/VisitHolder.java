package io.mien.visit;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.fieldwork.VisitEvent;
import io.mien.privacy.HeldTable;
import io.mien.privacy.PersonalDataHolder;
import io.mien.privacy.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** The visit itself, its exposures and their timing logs: rows that fall together. */
@ApplicationScoped
class VisitHolder implements PersonalDataHolder {
    private static final HeldTable<Visit> VISITS = HeldTable.<Visit>named("visit")
            .technical("digest", "recognises the cookie of the visit; the cookie cannot be told from it")
            .technical("door_digest", "recognises the form of the link sent twice; opens nothing")
            .technical("receipt_digest", "recognises the receipt code; the code cannot be told from it")
            .column("id", "id", visit -> visit.id)
            .column("campaign_id", "campaign", visit -> visit.campaignId)
            .with("controller", visit -> campaign(visit).controller)
            .with("controllerContact", visit -> campaign(visit).controllerContact)
            .column("invitation_id", "invitation", visit -> visit.invitationId)
            .column("origin", "cameBy", visit -> visit.origin)
            .column("country", "country", visit -> visit.country)
            .column("language", "language", visit -> visit.language)
            .technical("short_id", "the end of the id, which stands in the copy")
            .technical("reversal_rule", "the first word of the reason, which stands in the copy")
            .technical("facts", "numbers the facts, which stand in the copy")
            .column("itinerary", "stepsInOrder", visit -> visit.itinerary)
            .column("survey_version", "versionOfTheQuestions", visit -> visit.surveyVersion)
            .column("questions_done", "blocksOfQuestionsDone", visit -> visit.questionsDone)
            .column("started_at", "startedAt", visit -> visit.startedAt)
            .column("of_age_at", "ofAgeAt", visit -> visit.admission().ofAgeAt())
            .column("consented_at", "consentedAt", visit -> visit.admission().consentedAt())
            .column("camera_ok_at", "faceSeenByCameraCheckAt", visit -> visit.camera()
                    .okAt())
            .column("camera_passed_at", "cameraPassedAt", visit -> visit.camera()
                    .passedAt())
            .column("camera_frames_per_second", "cameraFramesPerSecond", visit -> visit.camera()
                    .framesPerSecond())
            .column("camera_free", "withoutCamera", visit -> visit.cameraFree)
            .column("sound_heard", "soundHeard", visit -> visit.sound().heard())
            .column("watched_seriously", "watchedSeriously", visit -> visit.watchedSeriously)
            .column("tab", "browserTab", visit -> visit.lease().tab())
            .column("tab_seen_at", "browserTabLastSeenAt", visit -> visit.lease()
                    .seenAt())
            .column("last_seen_at", "lastSeenAt", visit -> visit.lastSeenAt)
            .column("finished_at", "finishedAt", visit -> visit.finishedAt)
            .column("disposition", "ended", visit -> visit.disposition)
            .column("validity", "validity", visit -> visit.validity)
            .column("reversal_reason", "reversalReason", visit -> visit.reversalReason)
            .with("videosStoredUntil", visit -> VideoPromise.to(visit).storedUntil());

    private static final HeldTable<Exposure> EXPOSURES = HeldTable.<Exposure>named("exposure")
            .technical("visit_id", "the visit, which stands in the copy itself")
            .column("id", "id", exposure -> exposure.id)
            .column("position", "position", exposure -> exposure.position)
            .column("viewing", "viewing", exposure -> exposure.viewing)
            .column("ad_id", "ad", exposure -> Ad.required(exposure.adId).title)
            .column("state", "state", exposure -> exposure.state)
            .column("invalid_reason", "invalidReason", exposure -> exposure.invalidReason)
            .column("played_at", "playedAt", exposure -> exposure.playedAt)
            .column("captions", "captions", exposure -> exposure.captions)
            .column("descriptions", "descriptions", exposure -> exposure.descriptions);

    private static final HeldTable<TimingLogBody> LOGS = HeldTable.<TimingLogBody>named("timing_log")
            .technical("id", HeldTable.ROW)
            .technical("exposure_id", "the exposure in which the copy shows the log")
            .column("body", "timingLog", TimingLogBody::json)
            .column("stored_at", "timingLogStoredAt", log -> log.storedAt);

    private static final HeldTable<VisitEvent> FACTS = HeldTable.<VisitEvent>named("visit_event")
            .technical("id", HeldTable.ROW)
            .technical("visit_id", "the visit, which stands in the copy itself")
            .technical("campaign_id", "the campaign, whose controller the visit names")
            .technical("country", "the visit's own, which stands in the copy")
            .technical("origin", "the visit's own, which stands in the copy")
            .technical("ad_id", "the ad of the exposure, which stands in the copy")
            .technical("stood", "where the visit is counted no longer: it follows from the facts before")
            .technical("folded", "whether the tally counts it already")
            .technical("stands", "where the visit is counted since: it follows from the facts so far")
            .column("number", "number", event -> event.number)
            .column("kind", "fact", event -> event.kind)
            .column("reason", "reason", event -> event.reason)
            .column("exposure_id", "exposure", event -> event.exposureId)
            .column("at", "at", event -> event.at);

    @Override
    public List<HeldTable<?>> tables() {
        return List.of(VISITS, EXPOSURES, LOGS, FACTS);
    }

    @Override
    public List<Holding> describe(Subject subject) {
        List<Exposure> exposures = Exposure.ofVisit(subject.id());
        int logs = (int) exposures.stream().filter(Exposure::hasLog).count();
        return List.of(
                new Holding("visit", 1, 0),
                new Holding("exposure", exposures.size(), 0),
                new Holding("timing-log", logs, 0));
    }

    @Override
    public Map<String, Object> copy(Subject subject) {
        return Map.of(
                "visit",
                VISITS.section(Visit.required(subject.id())),
                "exposures",
                Exposure.ofVisit(subject.id()).stream()
                        .map(VisitHolder::exposure)
                        .toList(),
                "facts",
                VisitEvent.ofVisit(subject.id()).stream().map(FACTS::section).toList());
    }

    @Override
    public List<String> erase(Subject subject) {
        return List.of();
    }

    private static Map<String, Object> exposure(Exposure exposure) {
        Map<String, Object> section = EXPOSURES.section(exposure);
        TimingLogBody.ofExposure(exposure.id).map(LOGS::section).ifPresent(section::putAll);
        return section;
    }

    private static Campaign campaign(Visit visit) {
        return Campaign.required(visit.campaignId);
    }
}
