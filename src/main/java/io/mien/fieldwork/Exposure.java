package io.mien.fieldwork;

import io.mien.platform.Problem;
import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One playing of one ad to one respondent. */
@Entity
public class Exposure extends TenantScoped {

    @Column(name = "session_id")
    public UUID sessionId;

    @Column(name = "ad_id")
    public UUID adId;

    public int position;

    @Enumerated(EnumType.STRING)
    public State state = State.PLANNED;

    @Nullable
    @Column(name = "invalid_reason")
    public String invalidReason;

    @Nullable
    @Column(name = "played_at")
    public Instant playedAt;

    /** An exposure is planned, playing, then recorded or invalid. */
    public enum State {
        PLANNED,
        PLAYING,
        RECORDED,
        INVALID;

        public boolean canTransitionTo(State next) {
            return switch (this) {
                case PLANNED -> next == PLAYING || next == INVALID;
                case PLAYING -> next == RECORDED || next == INVALID;
                case RECORDED -> next == INVALID;
                case INVALID -> false;
            };
        }
    }

    public static Exposure required(UUID id) {
        return Exposure.<Exposure>find("id", id).firstResultOptional().orElseThrow(Problem::notFound);
    }

    public static List<Exposure> ofSession(UUID sessionId) {
        return list("sessionId = ?1 order by position", sessionId);
    }
}
