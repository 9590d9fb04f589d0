package io.mien.facialcoding;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignFixtures;
import io.mien.campaign.Retention;
import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Origin;
import io.mien.platform.ObjectStore;
import io.mien.recording.Recording;
import io.mien.recording.RecordingCompleted;
import io.mien.recording.RecordingState;
import io.mien.tenancy.TestTenants;
import io.mien.visit.Exposure;
import io.mien.visit.Visit;
import io.mien.visit.VisitFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Stores a video as an imported recording and lets its job be queued. */
@ApplicationScoped
class ImportedVideos {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    private final TestTenants tenants;
    private final ObjectStore store;
    private final Event<RecordingCompleted> completed;

    ImportedVideos(TestTenants tenants, ObjectStore store, Event<RecordingCompleted> completed) {
        this.tenants = tenants;
        this.store = store;
        this.completed = completed;
    }

    /**
     * What a test chooses.
     *
     * @param offsetMs where the ad begins in the video
     * @param adMs length of the ad
     */
    record Facts(int offsetMs, Retention retention, int adMs) {}

    /** The recording's id. */
    UUID imported(UUID tenant, InputStream video, Facts facts) {
        UUID recording = lying(tenant, video, facts);
        tenants.as(tenant, () -> {
            completed.fire(new RecordingCompleted(recording));
            return recording;
        });
        return recording;
    }

    /** The same before anybody was told. */
    UUID lying(UUID tenant, InputStream video, Facts facts) {
        Recording recording = tenants.as(tenant, () -> {
            Campaign campaign = CampaignFixtures.draft("Coding");
            campaign.retention = facts.retention();
            campaign.keepDays = facts.retention() == Retention.KEEP ? 30 : null;
            Ad ad = CampaignFixtures.ad(campaign, 1);
            ad.durationMs = facts.adMs();
            return recording(tenant, exposure(visit(campaign), ad), facts.offsetMs());
        });
        try {
            store.put(recording.storageKey, video);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return recording.id;
    }

    private static Visit visit(Campaign campaign) {
        Visit visit = new Visit();
        visit.campaignId = campaign.id;
        visit.origin = Origin.IMPORT;
        visit.country = "DE";
        visit.language = "de";
        visit.disposition = Disposition.COMPLETE;
        visit.startedAt = NOW;
        visit.lastSeenAt = NOW;
        visit.persist();
        VisitFacts.tell(visit);
        return visit;
    }

    private static Exposure exposure(Visit visit, Ad ad) {
        Exposure exposure = new Exposure();
        exposure.visitId = visit.id;
        exposure.adId = ad.id;
        exposure.position = 1;
        exposure.state = Exposure.State.RECORDED;
        exposure.persist();
        return exposure;
    }

    private static Recording recording(UUID tenant, Exposure exposure, int offsetMs) {
        Recording recording = new Recording();
        recording.exposureId = exposure.id;
        recording.contentType = "video/webm";
        recording.storageKey = Recording.key(tenant, recording.id);
        recording.state = RecordingState.RECEIVED;
        recording.acknowledgedBytes = 10_000_000;
        recording.importOffsetMs = offsetMs;
        recording.createdAt = NOW;
        recording.expiresAt = NOW.plus(Duration.ofDays(1));
        recording.persist();
        return recording;
    }
}
