package io.mien.recording;

import io.mien.account.Staff;
import io.mien.platform.Problem;
import io.mien.platform.SignedAddress;
import io.mien.platform.StoredMedia;
import io.mien.visit.Exposure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plays the seekable copies of recordings that a campaign keeps; each playing is written down. */
@ApplicationScoped
class RecordingPlayback {
    private static final Duration VALID = Duration.ofSeconds(60);

    private final SignedAddress addresses;
    private final StoredMedia media;
    private final Staff staff;

    RecordingPlayback(SignedAddress addresses, StoredMedia media, Staff staff) {
        this.addresses = addresses;
        this.media = media;
        this.staff = staff;
    }

    /** @param until end of its validity in epoch seconds, @param signature of path, person and end */
    record Ticket(long until, String signature) {}

    /** Where the person at the keyboard can play the recording for a minute. */
    String address(UUID visitId, UUID exposureId) {
        QuarkusTransaction.requiringNew().run(() -> playable(visitId, exposureId));
        return addresses.issue(
                RecordingAddresses.video(visitId, exposureId), staff.actor().audience(), VALID);
    }

    Response play(UUID visitId, UUID exposureId, Ticket ticket, @Nullable String range) {
        addresses.verify(
                RecordingAddresses.video(visitId, exposureId),
                staff.actor().audience(),
                ticket.until(),
                ticket.signature());
        Playable playable = QuarkusTransaction.requiringNew().call(() -> playable(visitId, exposureId));
        return media.answer(playable.key(), playable.type(), range);
    }

    private static Playable playable(UUID visitId, UUID exposureId) {
        Exposure exposure = Exposure.required(exposureId);
        Recording recording = Recording.ofExposure(exposureId).orElseThrow(Problem::notFound);
        String type = recording.playableType;
        if (!exposure.visitId.equals(visitId) || type == null || !recording.hasVideo()) {
            throw Problem.notFound();
        }
        return new Playable(Recording.playableKey(recording.storageKey), type);
    }

    /** @param type media type as probed */
    private record Playable(String key, String type) {}
}
