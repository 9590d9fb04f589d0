package io.mien.export;

import io.mien.account.Staff;
import io.mien.campaign.Campaign;
import io.mien.jobs.JobQueue;
import io.mien.platform.Problem;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The exports of a campaign as people ask for them and as the job makes them: one transaction a call. */
@ApplicationScoped
@Transactional
class Exports {
    /** More of one campaign at once would only wait for each other. */
    static final int MAX_RUNNING = 3;

    private final JobQueue queue;
    private final AuditTrail trail;
    private final ExportConfig config;
    private final Staff staff;
    private final Clock clock;

    Exports(JobQueue queue, AuditTrail trail, ExportConfig config, Staff staff, Clock clock) {
        this.queue = queue;
        this.trail = trail;
        this.config = config;
        this.staff = staff;
        this.clock = clock;
    }

    List<Export> newestFirst(UUID campaignId) {
        Campaign.required(campaignId);
        return Export.newestFirst(campaignId);
    }

    Export required(UUID campaignId, UUID id) {
        return Export.required(campaignId, id);
    }

    /**
     * Has a file made.
     *
     * @throws Problem 409 for a draft, of which there is nothing to tell, and while several are being made
     */
    Export ask(UUID campaignId, ExportWish wish) {
        Campaign campaign = Campaign.required(campaignId);
        if (campaign.isDraft()) {
            throw Problem.conflict("nothing-to-export", "There is nothing to export before fieldwork has been opened.");
        }
        campaign.hold();
        if (Export.standing(campaignId).stream().filter(Export::isRunning).count() >= MAX_RUNNING) {
            throw Problem.conflict(
                    "exports-running", "Other files of this campaign are still being written. Wait for one.");
        }
        Instant now = clock.instant();
        Export export = Export.ask(campaignId, wish, staff.login(), now);
        export.expiresAt = now.plus(config.keep());
        export.persist();
        trail.record(staff.actor(), AuditAction.EXPORT, campaignId, "export asked for: " + wish.words());
        queue.enqueue(ExportJob.KIND, export.id);
        queue.enqueueAt(ExportExpiry.KIND, export.id, export.expiresAt);
        return export;
    }

    /**
     * The export, when its file can be had.
     *
     * @throws Problem 404 for one that is not there, 409 while it is written, 410 when it is gone
     */
    Export file(UUID campaignId, UUID id) {
        Export export = Export.required(campaignId, id);
        switch (export.state) {
            case QUEUED, WRITING -> throw Problem.conflict("export-not-ready", "This file is still being written.");
            case FAILED -> throw new ExportGone(campaignId, String.valueOf(export.failure));
            case WITHDRAWN -> throw new ExportGone(campaignId, "Somebody whose data is in this file has withdrawn.");
            case EXPIRED -> throw new ExportGone(campaignId, "This file was deleted after its time.");
            case READY -> {}
        }
        return export;
    }

    /**
     * What is to be written.
     *
     * @param wish as it was asked for
     * @param scope the people in it
     */
    record Order(UUID id, ExportWish wish, CampaignReader.Scope scope) {}

    /**
     * Begins to write, or begins again. The campaign is held while that is noted, as it is while somebody withdraws: whoever is
     * gone before is not read, and whoever goes after finds the export.
     */
    Optional<Order> begin(UUID id) {
        Export asked = Export.<Export>find("id", id).firstResult();
        if (asked == null) {
            return Optional.empty();
        }
        Campaign.required(asked.campaignId).hold();
        return Export.locked(id).filter(Export::isRunning).map(export -> {
            export.begin(clock.instant());
            return new Order(
                    id,
                    new ExportWish(export.format, export.people),
                    new CampaignReader.Scope(export.campaignId, Objects.requireNonNull(export.madeAt)));
        });
    }

    /** Says how much is written; false when nobody waits for it any more. */
    boolean tell(UUID id, double share) {
        return running(id)
                .map(export -> {
                    export.tell(share);
                    return true;
                })
                .orElse(false);
    }

    /** Its file is in the store; false when nobody waits for it any more. */
    boolean finish(UUID id, long bytes) {
        return running(id)
                .map(export -> {
                    export.finish(bytes);
                    return true;
                })
                .orElse(false);
    }

    void fail(UUID id, String reason) {
        running(id).ifPresent(export -> export.fail(reason));
    }

    void expire(UUID id) {
        Export.locked(id).ifPresent(Export::expire);
    }

    /** True when the file in the store is the one that people can have. */
    boolean isReady(UUID id) {
        return Export.locked(id).filter(Export::isReady).isPresent();
    }

    private static Optional<Export> running(UUID id) {
        return Export.locked(id).filter(Export::isRunning);
    }
}
