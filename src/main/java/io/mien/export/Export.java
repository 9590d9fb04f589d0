package io.mien.export;

import io.mien.platform.Problem;
import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One file of a campaign's results: asked for, written in the background, kept for a while. */
@Entity
public class Export extends TenantScoped {
    static final int WHOLE = 100;

    @Column(name = "campaign_id")
    public UUID campaignId;

    @Enumerated(EnumType.STRING)
    public ExportFormat format;

    /** Holds rows of single people, not only figures over many. */
    public boolean people;

    @Enumerated(EnumType.STRING)
    public State state = State.QUEUED;

    @Column(name = "requested_by")
    public String requestedBy;

    @Column(name = "requested_at")
    public Instant requestedAt;

    /** When its rows are read: visits that began later are not in it. Null before that. */
    @Nullable
    @Column(name = "made_at")
    public Instant madeAt;

    /** When its file is deleted. */
    @Column(name = "expires_at")
    public Instant expiresAt;

    /** How much is written, 0 to 100. */
    public int percent;

    /** Of the file; 0 before it is ready. */
    public long bytes;

    /** Why there is no file, as a sentence; null unless it failed. */
    @Nullable
    public String failure;

    /** A file is asked for, written, ready, then gone: withdrawn with a person who is in it, or expired. */
    public enum State {
        QUEUED,
        WRITING,
        READY,
        FAILED,
        WITHDRAWN,
        EXPIRED;

        public boolean canTransitionTo(State next) {
            return switch (this) {
                case QUEUED -> next == WRITING || next == FAILED || next == WITHDRAWN || next == EXPIRED;
                case WRITING -> next != QUEUED;
                case READY -> next == WITHDRAWN || next == EXPIRED;
                case FAILED, WITHDRAWN, EXPIRED -> false;
            };
        }
    }

    static Export ask(UUID campaignId, ExportWish wish, String login, Instant now) {
        Export export = new Export();
        export.campaignId = campaignId;
        export.format = wish.format();
        export.people = wish.people();
        export.requestedBy = login;
        export.requestedAt = now;
        return export;
    }

    static Export required(UUID campaignId, UUID id) {
        return Export.<Export>find("campaignId = ?1 and id = ?2", campaignId, id)
                .firstResultOptional()
                .orElseThrow(Problem::notFound);
    }

    static Optional<Export> locked(UUID id) {
        return Export.<Export>find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    static List<Export> newestFirst(UUID campaignId) {
        return list("campaignId = ?1 order by requestedAt desc, id desc", campaignId);
    }

    /** Those with a file, or with one to come. */
    static List<Export> standing(UUID campaignId) {
        return list("campaignId = ?1 and state in ?2", campaignId, List.of(State.QUEUED, State.WRITING, State.READY));
    }

    /** Where the file of an export lies, whether or not its row is still there. */
    static String key(UUID tenant, UUID id) {
        return tenant + "/exports/" + id;
    }

    boolean isRunning() {
        return state == State.QUEUED || state == State.WRITING;
    }

    boolean isReady() {
        return state == State.READY;
    }

    /** It is being written from now on; also after a worker died over it. */
    void begin(Instant now) {
        become(State.WRITING);
        madeAt = now;
        percent = 0;
    }

    /** True when somebody whose visit began then can be in it. */
    boolean mayHold(Instant visitBegan) {
        return madeAt == null || !visitBegan.isAfter(madeAt);
    }

    void tell(double share) {
        if (state == State.WRITING) {
            percent = (int) Math.min(WHOLE, Math.max(percent, WHOLE * share));
        }
    }

    void finish(long size) {
        become(State.READY);
        percent = WHOLE;
        bytes = size;
    }

    void fail(String reason) {
        become(State.FAILED);
        failure = reason;
    }

    /** Somebody who is in it has withdrawn. */
    void withdraw() {
        become(State.WITHDRAWN);
    }

    void expire() {
        if (state.canTransitionTo(State.EXPIRED)) {
            state = State.EXPIRED;
        }
    }

    private void become(State next) {
        if (!state.canTransitionTo(next)) {
            throw new IllegalStateException("An export that is " + state + " does not become " + next);
        }
        state = next;
    }
}
