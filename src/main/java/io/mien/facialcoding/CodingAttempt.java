package io.mien.facialcoding;

import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One try at reading a recording: when, how far it came and how it ended. */
@Entity
@Table(name = "coding_attempt")
public class CodingAttempt extends TenantScoped {

    @Column(name = "recording_id")
    public UUID recordingId;

    public int number;

    @Column(name = "started_at")
    public Instant startedAt;

    @Nullable
    @Column(name = "ended_at")
    public Instant endedAt;

    @Nullable
    @Enumerated(EnumType.STRING)
    public Outcome outcome;

    @Nullable
    public String stage;

    @Nullable
    public String detail;

    /** Coded, failed for now, refused for good, or waiting for the models and to be continued. */
    public enum Outcome {
        CODED,
        FAILED,
        REFUSED,
        POSTPONED
    }

    public static List<CodingAttempt> ofRecording(UUID recordingId) {
        return list("recordingId = ?1 order by number", recordingId);
    }

    static Optional<CodingAttempt> latestOf(UUID recordingId) {
        return find("recordingId = ?1 order by number desc", recordingId).firstResultOptional();
    }
}
