package io.mien.recording;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.Country;
import io.mien.platform.Digest;
import io.mien.platform.Ids;
import io.mien.platform.ObjectStore;
import io.mien.platform.Problem;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditTrail;
import io.mien.recording.ImportProbe.Probed;
import io.mien.tenancy.TenantContext;
import io.mien.visit.BegunVisit;
import io.mien.visit.Exposure;
import io.mien.visit.Visit;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.UUID;

/** A recording made elsewhere, brought in by staff: it goes the same way as any other and is marked as imported. */
@ApplicationScoped
public class ImportedRecording {
    private final ImportProbe probe;
    private final ObjectStore store;
    private final ImportLeftover leftover;
    private final TenantContext tenants;
    private final AuditTrail trail;
    private final Event<RecordingReceived> received;
    private final Event<RecordingCompleted> completed;
    private final Clock clock;

    ImportedRecording(
            ImportProbe probe,
            ObjectStore store,
            ImportLeftover leftover,
            TenantContext tenants,
            AuditTrail trail,
            Event<RecordingReceived> received,
            Event<RecordingCompleted> completed,
            Clock clock) {
        this.probe = probe;
        this.store = store;
        this.leftover = leftover;
        this.tenants = tenants;
        this.trail = trail;
        this.received = received;
        this.completed = completed;
        this.clock = clock;
    }

    /**
     * Imports a file for the bound tenant and returns the id of the visit made for it.
     *
     * @param file readable file; it is copied
     * @throws Problem 404 for a campaign or ad that is not there, 422 for a file or an offset that cannot be right
     */
    @Transactional(Transactional.TxType.NEVER)
    public UUID importRecording(ImportRequest request, Path file) throws IOException {
        QuarkusTransaction.requiringNew().run(() -> adOf(request));
        Probed probed = probe.probe(file);
        if (request.offsetMs() < 0 || request.offsetMs() >= probed.duration().toMillis()) {
            throw Problem.invalid(
                    "import-offset",
                    "The ad cannot begin at %d ms: the file lasts from 0 to %d ms."
                            .formatted(request.offsetMs(), probed.duration().toMillis()));
        }
        Recording recording = Recording.begin(tenants.required(), Ids.next(), probed.contentType(), clock.instant());
        recording.importOffsetMs = request.offsetMs();
        leftover.expect(recording.id);
        recording.digest = stored(recording.storageKey, file);
        recording.acknowledgedBytes = Files.size(file);
        return announced(request, recording);
    }

    private byte[] stored(String key, Path file) throws IOException {
        MessageDigest digest = Digest.sha256();
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
            store.put(key, bytes);
        }
        return digest.digest();
    }

    private UUID announced(ImportRequest request, Recording recording) throws IOException {
        try {
            return QuarkusTransaction.requiringNew().call(() -> announce(request, recording));
        } catch (RuntimeException e) {
            store.delete(recording.storageKey);
            throw e;
        }
    }

    private UUID announce(ImportRequest request, Recording recording) {
        Ad ad = adOf(request);
        Visit visit =
                BegunVisit.imported(Campaign.required(ad.campaignId), Country.of(request.country()), clock.instant());
        recording.exposureId = Exposure.imported(visit, ad, clock.instant()).id;
        recording.receiveImport(clock.instant());
        recording.persist();
        trail.record(request.importedBy(), AuditAction.IMPORT, visit.id, "recording imported for ad " + ad.id);
        received.fire(new RecordingReceived(recording.id));
        completed.fire(new RecordingCompleted(recording.id));
        return visit.id;
    }

    private static Ad adOf(ImportRequest request) {
        Ad ad = Ad.required(request.adId());
        if (!ad.campaignId.equals(request.campaignId())) {
            throw Problem.notFound();
        }
        return ad;
    }
}
