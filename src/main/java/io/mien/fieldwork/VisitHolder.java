package io.mien.fieldwork;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.privacy.PersonalDataHolder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The visit itself, its exposures and their timing logs: rows that fall together. */
@ApplicationScoped
class VisitHolder implements PersonalDataHolder {

    @Override
    public List<String> tables() {
        return List.of("respondent_session", "exposure", "timing_log");
    }

    @Override
    public List<Holding> describe(UUID sessionId) {
        List<Exposure> exposures = Exposure.ofSession(sessionId);
        int logs = (int) exposures.stream().filter(Exposure::hasLog).count();
        return List.of(
                new Holding("visit", 1, 0),
                new Holding("exposure", exposures.size(), 0),
                new Holding("timing-log", logs, 0));
    }

    @Override
    public Map<String, Object> copy(UUID sessionId) {
        return Map.of(
                "visit",
                visit(RespondentSession.required(sessionId)),
                "exposures",
                Exposure.ofSession(sessionId).stream()
                        .map(VisitHolder::exposure)
                        .toList());
    }

    @Override
    public List<String> erase(UUID sessionId) {
        return List.of();
    }

    private static Map<String, Object> visit(RespondentSession session) {
        Campaign campaign = Campaign.required(session.campaignId);
        Map<String, Object> visit = new LinkedHashMap<>();
        visit.put("id", session.id);
        visit.put("controller", campaign.controller);
        visit.put("controllerContact", campaign.controllerContact);
        visit.put("country", session.country);
        visit.put("language", session.language);
        visit.put("startedAt", session.startedAt);
        visit.put("ofAgeAt", session.ofAgeAt);
        visit.put("consentedAt", session.consentedAt);
        visit.put("cameraPassedAt", session.cameraPassedAt);
        visit.put("cameraFramesPerSecond", session.cameraFramesPerSecond);
        visit.put("withoutCamera", session.cameraFree);
        visit.put("soundHeard", session.soundHeard);
        visit.put("watchedSeriously", session.watchedSeriously);
        visit.put("lastSeenAt", session.lastSeenAt);
        visit.put("finishedAt", session.finishedAt);
        visit.put("ended", session.disposition);
        visit.put("validity", session.validity);
        visit.put("reversalReason", session.reversalReason);
        visit.put("videosStoredUntil", session.storedUntil(campaign));
        return visit;
    }

    private static Map<String, Object> exposure(Exposure exposure) {
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("id", exposure.id);
        section.put("position", exposure.position);
        section.put("ad", Ad.required(exposure.adId).title);
        section.put("state", exposure.state);
        section.put("invalidReason", exposure.invalidReason);
        section.put("playedAt", exposure.playedAt);
        section.put("captions", exposure.captions);
        section.put("descriptions", exposure.descriptions);
        section.put(
                "timingLog",
                TimingLogBody.ofExposure(exposure.id).map(TimingLogBody::json).orElse(null));
        return section;
    }
}
