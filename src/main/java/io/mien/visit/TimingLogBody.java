package io.mien.visit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The browser's timing log of an exposure, as received: JSON in UTF-8. */
@Entity
@Table(name = "timing_log")
public class TimingLogBody extends TenantScoped {
    /** Largest log that is taken and read. */
    public static final int MAX_BYTES = 2 * 1024 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    @Column(name = "exposure_id")
    public UUID exposureId;

    public byte[] body;

    @Column(name = "stored_at")
    public Instant storedAt;

    public static Optional<TimingLogBody> ofExposure(UUID exposureId) {
        return find("exposureId", exposureId).firstResultOptional();
    }

    /** The body as it came in, if it is a timing log by its looks; what it says is read when it is needed. */
    static byte[] checked(byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            throw VisitRefused.unreadableLog();
        }
        if (body.length > MAX_BYTES) {
            throw VisitRefused.longLog();
        }
        try {
            JsonNode log = JSON.readTree(body);
            if (log == null || !log.isObject() || log.path("version").asInt() != 1) {
                throw VisitRefused.unreadableLog();
            }
        } catch (IOException e) {
            throw VisitRefused.unreadableLog();
        }
        return body;
    }

    /** The log as it came, to stand inside other JSON. */
    RawValue json() {
        return new RawValue(new String(body, StandardCharsets.UTF_8));
    }

    /** Keeps the log of an exposure; sent again, the later one stands. */
    static void store(UUID exposureId, byte[] body, Instant now) {
        TimingLogBody log = ofExposure(exposureId).orElseGet(TimingLogBody::new);
        log.exposureId = exposureId;
        log.body = body;
        log.storedAt = now;
        log.persist();
    }
}
