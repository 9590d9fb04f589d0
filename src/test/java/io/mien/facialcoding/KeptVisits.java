package io.mien.facialcoding;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.Retention;
import io.mien.fieldwork.Agency;
import io.mien.inference.ModelCard;
import io.mien.inference.StandIns;
import io.mien.platform.Ids;
import io.mien.platform.ObjectStore;
import io.mien.privacy.Actor;
import io.mien.recording.ImportRequest;
import io.mien.recording.ImportedRecording;
import io.mien.recording.Recording;
import io.mien.recording.RecordingState;
import io.mien.trace.EmotionTrace;
import io.mien.visit.Exposure;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** An agency whose campaign keeps its recordings, and visits to it that the real pipeline reads. */
@Dependent
public class KeptVisits {
    private static final int AD_MS = 2_000;

    public final Agency agency;
    private final ImportedRecording imports;
    private final OwnModelIntake intake;

    @Inject
    KeptVisits(Agency agency, ImportedRecording imports, OwnModelIntake intake) {
        this.agency = agency;
        this.imports = imports;
        this.intake = intake;
    }

    public KeptVisits open() {
        agency.withAds(1);
        agency.as(() ->
                Campaign.update("retention = ?1, keepDays = ?2 where id = ?3", Retention.KEEP, 30, agency.campaign));
        return this;
    }

    /** Another campaign of the same agency. */
    public UUID anotherCampaign() {
        UUID first = agency.campaign;
        UUID another = agency.as(() -> {
            Campaign made = new Campaign();
            Campaign like = Campaign.required(first);
            made.name = "Autumn";
            made.controller = like.controller;
            made.controllerContact = like.controllerContact;
            made.languages = like.languages;
            made.retention = Retention.KEEP;
            made.keepDays = 30;
            made.createdAt = like.createdAt;
            made.persist();
            Ad ad = new Ad();
            Ad shown = Ad.ofCampaign(first).get(0);
            ad.campaignId = made.id;
            ad.position = 0;
            ad.title = "Other ad";
            ad.fileName = shown.fileName;
            ad.contentType = shown.contentType;
            ad.storageKey = shown.storageKey;
            ad.posterKey = shown.posterKey;
            ad.sizeBytes = shown.sizeBytes;
            ad.digest = shown.digest;
            ad.durationMs = AD_MS;
            ad.width = shown.width;
            ad.height = shown.height;
            ad.createdAt = shown.createdAt;
            ad.persist();
            return made.id;
        });
        return another;
    }

    /** A recording of the first campaign, read and kept. */
    public Recording coded(Path clip, int offsetMs) {
        return coded(agency.campaign, clip, offsetMs);
    }

    public Recording coded(UUID campaign, Path clip, int offsetMs) {
        return reaches(RecordingState.CODED, imported(campaign, clip, offsetMs));
    }

    /** The same recording once it is in this state. */
    public Recording reaches(RecordingState state, Recording recording) {
        await().atMost(Duration.ofSeconds(120)).until(() -> now(recording).state == state);
        return now(recording);
    }

    /** A recording that waits to be read. */
    public Recording imported(UUID campaign, Path clip, int offsetMs) {
        AtomicReference<UUID> visit = new AtomicReference<>();
        UUID ad = agency.as(() -> Ad.ofCampaign(campaign).get(0).id);
        agency.asTenant(() -> {
            try {
                visit.set(imports.importRecording(
                        new ImportRequest(campaign, ad, "DE", offsetMs, new Actor.Member("rita")), unlike(clip)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return of(visit.get());
    }

    /** The same pictures in other bytes: the very same file would be refused the second time. */
    private static Path unlike(Path clip) throws IOException {
        byte[] bytes = Files.readAllBytes(clip);
        Path copy = Files.createTempFile("clip", ".video");
        copy.toFile().deleteOnExit();
        Files.write(copy, bytes);
        return Files.write(copy, skipped(bytes[0] == 0x1A), StandardOpenOption.APPEND);
    }

    /** What every reader skips: an element Void of Matroska, or a box free of mp4. */
    private static byte[] skipped(boolean matroska) {
        byte[] head = matroska ? new byte[] {(byte) 0xEC, (byte) 0xA4} : new byte[] {0, 0, 0, 44, 'f', 'r', 'e', 'e'};
        byte[] text = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(head.length + text.length)
                .put(head)
                .put(text)
                .array();
    }

    /** The stand-in facial coder, brought by this agency. */
    public UUID bringStandIn() {
        return bring(StandIns.FOLDER.resolve("stand_in_coder/model.json"));
    }

    /** The same network under a card that promises no attention maps. */
    public UUID bringStandInWithoutMaps(Path folder) {
        try {
            ObjectMapper json = new ObjectMapper();
            ObjectNode card = (ObjectNode) json.readTree(
                    StandIns.FOLDER.resolve("stand_in_coder/model.json").toFile());
            card.put("version", "2");
            ArrayNode outputs = json.createArrayNode();
            card.get("outputs").forEach(output -> {
                if (!output.get("name").asText().equals("cam")) {
                    outputs.add(output);
                }
            });
            card.set("outputs", outputs);
            return bring(Files.writeString(folder.resolve("blind.json"), card.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private UUID bring(Path card) {
        return bring(card, StandIns.FOLDER.resolve("stand_in_coder/1/model.onnx"));
    }

    /** Another stand-in, brought by this agency. */
    public UUID bring(String standIn) {
        Path folder = StandIns.FOLDER.resolve(standIn);
        return bring(folder.resolve("model.json"), folder.resolve("1/model.onnx"));
    }

    private UUID bring(Path card, Path file) {
        AtomicReference<UUID> model = new AtomicReference<>();
        agency.asTenant(() -> model.set(intake.bring(card, file, new Actor.Member("ada"))));
        return model.get();
    }

    /** A stand-in that would not pass today, kept as if it had. */
    public UUID keepUnexamined(String standIn, ObjectStore store) {
        byte[] file = StandIns.fileOf(standIn);
        ModelCard card = StandIns.card(standIn);
        OwnModel kept = agency.as(() -> {
            OwnModel model = new OwnModel();
            model.id = Ids.next();
            model.name = card.name();
            model.version = card.version();
            model.card = new String(StandIns.cardOf(standIn), StandardCharsets.UTF_8);
            model.storageKey = "%s/models/%s".formatted(agency.tenant, model.id);
            model.sizeBytes = file.length;
            model.broughtBy = "ada";
            model.broughtAt = Instant.parse("2026-11-24T09:00:00Z");
            model.persist();
            return model;
        });
        try {
            store.put(kept.storageKey, new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return kept.id;
    }

    private Recording now(Recording recording) {
        return agency.as(() -> Recording.required(recording.id));
    }

    public Exposure exposure(Recording recording) {
        return agency.as(() -> Exposure.required(recording.exposureId));
    }

    /** Every revision, oldest first. */
    public List<EmotionTrace> traces(Recording recording) {
        return agency.as(() -> EmotionTrace.list("exposureId = ?1 order by revision, engine", recording.exposureId));
    }

    public EmotionTrace current(Recording recording) {
        return agency.as(() -> EmotionTrace.currentOf(recording.exposureId).orElseThrow());
    }

    private Recording of(UUID visit) {
        return agency.as(() -> Recording.<Recording>find(
                        "exposureId in (select e.id from Exposure e where e.visitId = ?1)", visit)
                .firstResult());
    }
}
