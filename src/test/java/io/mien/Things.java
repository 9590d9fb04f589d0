package io.mien;

import io.mien.account.Client;
import io.mien.account.ClientViewer;
import io.mien.account.Clients;
import io.mien.campaign.Ad;
import io.mien.campaign.AdMarker;
import io.mien.campaign.AdMarkerPlan;
import io.mien.campaign.AdTrack;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignStatus;
import io.mien.campaign.Surveys;
import io.mien.export.Export;
import io.mien.export.ExportFormat;
import io.mien.facialcoding.KeptVisits;
import io.mien.platform.ObjectStore;
import io.mien.privacy.Actor;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditEntry;
import io.mien.recording.ImportTable;
import io.mien.recording.Recording;
import io.mien.recording.RecordingState;
import io.mien.trace.TracedVisits;
import io.mien.visit.Exposure;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One of each thing that addresses name, all of one new agency. */
@Dependent
class Things {
    /** Parameters that name nothing of a tenant's own. */
    static final Map<String, String> SHARED = Map.of(
            "{country}", "DE",
            "{language}", "de",
            "{tag}", "de",
            "{key}", "stop",
            "{pack}", "EU",
            "{kind}", "captions",
            "{code}", "q1",
            "{kid}", "no-such-key",
            "{name}", "nobody.webm",
            "{token}", "nobodys-token");

    private static final Set<AuditAction> DISCLOSED = Set.of(AuditAction.VIEW, AuditAction.PLAY, AuditAction.EXPORT);

    private final KeptVisits visits;
    private final ObjectStore store;
    private final Clients clients;
    private final Map<String, UUID> ids = new HashMap<>();

    @Inject
    Things(KeptVisits visits, ObjectStore store, Clients clients) {
        this.visits = visits;
        this.store = store;
        this.clients = clients;
    }

    Things make() {
        visits.open();
        ids.put("models", visits.keepUnexamined("stand_in_coder", store));
        ids.put("campaigns", visits.agency.campaign);
        return visits.agency.as(() -> {
            Campaign.update("name = ?1 where id = ?2", name(), visits.agency.campaign);
            Surveys.askOneQuestion(visits.agency.campaign);
            Ad ad = Ad.ofCampaign(visits.agency.campaign).get(0);
            Exposure exposure = TracedVisits.smiling(ad, "DE", 0, 1);
            ids.put("ads", ad.id);
            Client client = Client.create(name(), Instant.EPOCH);
            ids.put("clients", client.id);
            clients.give(client.id, "somebody", new Actor.Member("ada"));
            ids.put("viewers", ClientViewer.<ClientViewer>findAll().firstResult().id);
            ids.put("tracks", captions(ad).id);
            ids.put("markers", AdMarker.put(ad, new AdMarkerPlan(0, AdMarker.Kind.SCENE, "Street"), Instant.EPOCH).id);
            ids.put("visits", exposure.visitId);
            ids.put("exposures", exposure.id);
            ids.put("import-tables", table().id);
            ids.put("exports", export().id);
            UUID recording = recording(exposure).id;
            ids.put("recordings", recording);
            ids.put("uploads", recording);
            return this;
        });
    }

    private static AdTrack captions(Ad ad) {
        AdTrack track = new AdTrack();
        track.adId = ad.id;
        track.kind = AdTrack.Kind.CAPTIONS;
        track.language = "en";
        track.body = "WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n";
        track.cues = 1;
        track.createdAt = Instant.EPOCH;
        track.persist();
        return track;
    }

    private ImportTable table() {
        ImportTable table = new ImportTable();
        table.campaignId = visits.agency.campaign;
        table.fileName = "study.csv";
        table.requestedBy = "dana";
        table.requestedAt = Instant.EPOCH;
        table.persist();
        return table;
    }

    private Export export() {
        Export export = new Export();
        export.campaignId = visits.agency.campaign;
        export.format = ExportFormat.CSV;
        export.state = Export.State.READY;
        export.requestedBy = "dana";
        export.requestedAt = Instant.EPOCH;
        export.expiresAt = Instant.parse("2100-01-01T00:00:00Z");
        export.persist();
        return export;
    }

    private Recording recording(Exposure exposure) {
        Recording recording = new Recording();
        recording.exposureId = exposure.id;
        recording.contentType = "video/webm";
        recording.storageKey = tenant() + "/recordings/" + exposure.id;
        recording.createdAt = Instant.EPOCH;
        recording.expiresAt = Instant.parse("2100-01-01T00:00:00Z");
        recording.persist();
        return recording;
    }

    String id(String kind) {
        return Optional.ofNullable(ids.get(kind))
                .orElseThrow(() -> new AssertionError("Say in Things what the parameter after /" + kind + "/ names"))
                .toString();
    }

    /** Its recording was kept and can be played; so can its ad. */
    void film() throws IOException {
        String[] keys = visits.agency.as(() -> {
            Recording recording = Recording.required(ids.get("recordings"));
            recording.state = RecordingState.CODED;
            recording.playableType = "video/webm";
            recording.acknowledgedBytes = 4;
            return new String[] {Recording.playableKey(recording.storageKey), Ad.required(ids.get("ads")).storageKey};
        });
        store.put(tenant() + "/exports/" + id("exports"), new ByteArrayInputStream(new byte[] {1, 2, 3, 4}));
        for (String key : keys) {
            store.put(key, new ByteArrayInputStream(new byte[] {1, 2, 3, 4}));
        }
    }

    /** How many answers that told of people are written down. */
    long disclosures() {
        return visits.agency.as(() -> AuditEntry.count("action in ?1", DISCLOSED));
    }

    AuditEntry lastDisclosure() {
        return visits.agency.as(() -> AuditEntry.<AuditEntry>find("action in ?1 order by number desc", DISCLOSED)
                .firstResult());
    }

    /** Ids of the visit and of what it left. */
    List<String> ofPeople() {
        return List.of(id("visits"), id("exposures"), id("recordings"));
    }

    /** More people watch the ad, and their faces are read. */
    void join(int people) {
        visits.agency.as(() -> {
            Ad ad = Ad.required(ids.get("ads"));
            for (int i = 0; i < people; i++) {
                TracedVisits.smiling(ad, "DE", 0, 1);
            }
            return people;
        });
    }

    /** The campaign belongs to the client of this tenant from now on, and a viewer may read it. */
    void belongTo(UUID client, CampaignStatus status) {
        visits.agency.as(() ->
                Campaign.update("clientId = ?1, status = ?2 where id = ?3", client, status, visits.agency.campaign));
    }

    /** A client of this tenant's own that the person reads. */
    UUID clientOf(String login) {
        return visits.agency.as(() -> {
            Client client = Client.create("Brand of " + login, Instant.EPOCH);
            clients.give(client.id, login, new Actor.Member("ada"));
            return client.id;
        });
    }

    UUID tenant() {
        return visits.agency.tenant;
    }

    /** What of it other agencies might have seen or changed, in a line. */
    String state() {
        return visits.agency.as(() -> {
            Campaign campaign = Campaign.required(visits.agency.campaign);
            Recording recording = Recording.required(ids.get("recordings"));
            return String.join(
                    "; ",
                    campaign.name,
                    campaign.status.name(),
                    campaign.targets().stream()
                            .map(target -> target.country + " " + target.target)
                            .toList()
                            .toString(),
                    "ads " + Ad.count("position = 0") + " of " + Ad.count(),
                    "tracks " + AdTrack.count(),
                    "markers " + AdMarker.count(),
                    "clients " + Client.count("name", name()) + " of " + Client.count(),
                    "viewers " + ClientViewer.count(),
                    "exports " + Export.count(),
                    recording.state.name());
        });
    }

    /** True for a page that names the campaign. */
    boolean areNamedIn(String page) {
        return page.contains(name());
    }

    private String name() {
        return "Secret of " + tenant();
    }
}
