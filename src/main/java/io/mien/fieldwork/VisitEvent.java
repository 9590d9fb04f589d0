package io.mien.fieldwork;

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
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One fact of a visit, written in the transaction that made it true. Rows are added and never changed. */
@Entity
@Immutable
@Table(name = "visit_event")
public class VisitEvent extends TenantScoped {
    private static final List<Kind> VERDICTS =
            List.of(Kind.VALIDATED_FOR_EXPRESSION, Kind.VALIDATED_FOR_ATTENTION, Kind.VALIDATED_IN_PART, Kind.REVERSED);

    /** The visit; a random id once the visit is erased. */
    @Column(name = "visit_id")
    public UUID visitId;

    @Column(name = "campaign_id")
    public UUID campaignId;

    /** The fact's place among those of its visit, from 1; two facts cannot both be the next. */
    public int number;

    @Enumerated(EnumType.STRING)
    public Kind kind;

    @JdbcTypeCode(SqlTypes.CHAR)
    public String country;

    @Enumerated(EnumType.STRING)
    public Origin origin;

    @Nullable
    @Column(name = "exposure_id")
    public UUID exposureId;

    @Nullable
    @Column(name = "ad_id")
    public UUID adId;

    /** The {@link Disposition} of an end that has no kind of its own, the {@link Exclusion} of a reversal. */
    @Nullable
    public String reason;

    /** Where the visit stood before; null for its first fact and for one that moves it nowhere. */
    @Nullable
    public String stood;

    /** Where the visit stands since; null for its last fact and for one that moves it nowhere. */
    @Nullable
    public String stands;

    public Instant at;

    /** What can become true of a visit. */
    public enum Kind {
        LANDED,
        CAMERA_LEFT_OUT,
        CAMERA_TAKEN,
        CONSENTED,
        CAMERA_PASSED,
        EXPOSED,
        SCREENED_OUT,
        QUOTA_FULL,
        DECLINED,
        TIMED_OUT,
        /** Ended in any other way, which is the reason. */
        ENDED,
        VALIDATED_FOR_EXPRESSION,
        VALIDATED_FOR_ATTENTION,
        /** Valid on some of its ads, and not for expression on every one; what spoke against the others is the reason. */
        VALIDATED_IN_PART,
        REVERSED,
        /** Something more of it is to be read: the verdict waits for that. */
        REOPENED,
        ERASED
    }

    /**
     * What a visit tells the ledger.
     *
     * @param exposureId the playing it is about
     * @param adId the ad played
     */
    public record Fact(
            Kind kind,
            Instant at,
            @Nullable String reason,
            @Nullable UUID exposureId,
            @Nullable UUID adId) {

        public static Fact of(Kind kind, Instant at) {
            return new Fact(kind, at, null, null, null);
        }

        public static Fact exposed(UUID exposureId, UUID adId, Instant at) {
            return new Fact(Kind.EXPOSED, at, null, exposureId, adId);
        }

        /** A verdict that stops short of the whole visit. */
        public static Fact because(Kind kind, Exclusion why, Instant at) {
            return new Fact(kind, at, why.stored(), null, null);
        }

        public static Fact ended(Disposition disposition, Instant at) {
            return switch (disposition) {
                case SCREENED_OUT -> of(Kind.SCREENED_OUT, at);
                case QUOTA_FULL -> of(Kind.QUOTA_FULL, at);
                case DECLINED -> of(Kind.DECLINED, at);
                case TIMED_OUT -> of(Kind.TIMED_OUT, at);
                case COMPLETE, COMPLETE_WITHOUT_CAMERA, ENDED, QUALITY_TERMINATED, CLOSED ->
                    new Fact(Kind.ENDED, at, disposition.name(), null, null);
            };
        }
    }

    /** The visit that tells a fact, as far as the ledger keeps it. */
    public record Teller(UUID visitId, UUID campaignId, String country, Origin origin) {}

    /** From where to where a fact moves its visit. */
    public record Move(@Nullable Standing from, @Nullable Standing to) {
        public static final Move NONE = new Move(null, null);
    }

    /**
     * Writes a fact down.
     *
     * @param number its place among the facts of its visit, from 1
     */
    public static void tell(Teller visit, int number, Fact fact, Move move) {
        VisitEvent event = new VisitEvent();
        event.visitId = visit.visitId();
        event.campaignId = visit.campaignId();
        event.number = number;
        event.kind = fact.kind();
        event.country = visit.country();
        event.origin = visit.origin();
        event.exposureId = fact.exposureId();
        event.adId = fact.adId();
        event.reason = fact.reason();
        event.stood = Standing.text(move.from());
        event.stands = Standing.text(move.to());
        event.at = fact.at();
        event.persist();
    }

    /** A visit's facts in their order. */
    public static List<VisitEvent> ofVisit(UUID visitId) {
        return list("visitId = ?1 order by number", visitId);
    }

    /** The newest verdict on a visit. */
    public static Optional<Kind> lastVerdict(UUID visitId) {
        return VisitEvent.<VisitEvent>find("visitId = ?1 and kind in ?2 order by number desc", visitId, VERDICTS)
                .firstResultOptional()
                .map(event -> event.kind);
    }
}
