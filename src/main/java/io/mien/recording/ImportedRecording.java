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
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
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
     * @throws Problem 404 for a campaign or ad that is not there, 422 for a file or an offset that cannot be right, 409 for a
     *     file that is here already
     */
    @Transactional(Transactional.TxType.NEVER)
    public UUID importRecording(ImportRequest request, Path file) throws IOException {
        return importRecording(request, file, Arrival.OF_A_STRANGER);
    }

    @Transactional(Transactional.TxType.NEVER)
    UUID importRecording(ImportRequest request, Path file, Arrival arrival) throws IOException {
        Ad ad = QuarkusTransaction.requiringNew().call(() -> adOf(request));
        Probed probed = probe.probe(file);
        new RoomForAd(probed.duration(), ad.durationMs).require(request.offsetMs());
        byte[] digest = digestOf(file);
        QuarkusTransaction.requiringNew().run(() -> refuseKnown(request.campaignId(), digest, arrival.visit()));
        Recording recording = Recording.begin(tenants.required(), Ids.next(), probed.contentType(), clock.instant());
        recording.importOffsetMs = request.offsetMs();
        leftover.expect(recording.id);
        recording.digest = digest;
        try (InputStream bytes = Files.newInputStream(file)) {
            store.put(recording.storageKey, bytes);
        }
        recording.acknowledgedBytes = Files.size(file);
        return announced(request, recording, arrival);
    }

    private static byte[] digestOf(Path file) throws IOException {
        MessageDigest digest = Digest.sha256();
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        return digest.digest();
    }

    /** @param own the visit that it comes to: a recording of several ads comes to it once for each */
    private static void refuseKnown(UUID campaignId, byte[] digest, Optional<UUID> own) {
        Recording.knownVisit(campaignId, digest, own).ifPresent(visit -> {
            throw RecordingRefused.known(visit);
        });
    }

    private UUID announced(ImportRequest request, Recording recording, Arrival arrival) throws IOException {
        try {
            return QuarkusTransaction.requiringNew().call(() -> announce(request, recording, arrival));
        } catch (RuntimeException e) {
            store.delete(recording.storageKey);
            throw e;
        }
    }

    /** One after the other in a campaign: two imports of the same file at once would not see each other. */
    private UUID announce(ImportRequest request, Recording recording, Arrival arrival) {
        Ad ad = adOf(request);
        Recording.holdImports(ad.campaignId);
        Optional<UUID> own = arrival.visit();
        refuseKnown(ad.campaignId, Objects.requireNonNull(recording.digest), own);
        Country country = Country.of(request.country());
        Visit visit = own.map(Visit::required)
                .map(known -> requireFits(known, ad, country))
                .orElseGet(() -> BegunVisit.imported(Campaign.required(ad.campaignId), country, clock.instant()));
        recording.exposureId = Exposure.imported(visit, ad, clock.instant()).id;
        recording.receiveImport(clock.instant());
        recording.persist();
        trail.record(request.importedBy(), AuditAction.IMPORT, visit.id, "recording imported for ad " + ad.id);
        received.fire(new RecordingReceived(recording.id));
        completed.fire(new RecordingCompleted(recording.id));
        arrival.arrived(visit.id);
        return visit.id;
    }

    private static Visit requireFits(Visit known, Ad ad, Country country) {
        if (!known.country.equals(country.code())) {
            throw RecordingRefused.otherCountry(known.country);
        }
        if (known.exposures().stream().anyMatch(exposure -> exposure.adId.equals(ad.id))) {
            throw RecordingRefused.adKnown(known.id);
        }
        return known;
    }

    private static Ad adOf(ImportRequest request) {
        Ad ad = Ad.required(request.adId());
        if (!ad.campaignId.equals(request.campaignId())) {
            throw Problem.notFound();
        }
        return ad;
    }
}
