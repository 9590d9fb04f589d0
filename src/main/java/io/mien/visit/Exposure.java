package io.mien.visit;

import io.mien.campaign.Ad;
import io.mien.campaign.AdTrack;
import io.mien.campaign.Campaign;
import io.mien.fieldwork.Exclusion;
import io.mien.fieldwork.PlayingExclusion;
import io.mien.platform.Problem;
import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One playing of one ad to one respondent. */
@Entity
public class Exposure extends TenantScoped {
    /** Longest time that the camera may give no picture; the page ends the playing then, and the reading checks it again. */
    public static final int MAX_CAMERA_MUTE_MS = 1_000;

    /** Least share of an ad during which the camera must have given pictures. */
    public static final double MIN_FILMED = 0.95;

    /** An ad that is interrupted twice is not shown a third time. */
    private static final int MAX_VIEWINGS = 2;

    /** A browser that got no answer says a second time that it begins, and records only once it was heard. */
    private static final Duration RETRY = Duration.ofSeconds(30);

    @Column(name = "visit_id")
    public UUID visitId;

    @Column(name = "ad_id")
    public UUID adId;

    public int position;

    /** 1, or 2 when the first viewing was interrupted and the ad is shown again; both stand at the same position. */
    public int viewing = 1;

    @Enumerated(EnumType.STRING)
    public State state = State.PLANNED;

    @Nullable
    @Column(name = "invalid_reason")
    public String invalidReason;

    @Nullable
    @Column(name = "played_at")
    public Instant playedAt;

    /** Language of the captions that were on; empty when none was, null when the ad has none or nobody said. */
    @Nullable
    public String captions;

    /** Language of the descriptions that were on; empty when none was, null when the ad has none or nobody said. */
    @Nullable
    public String descriptions;

    /** An exposure is planned, playing, then recorded, watched without a camera, or invalid. */
    public enum State {
        PLANNED,
        PLAYING,
        RECORDED,
        WATCHED,
        INVALID;

        public boolean canTransitionTo(State next) {
            return switch (this) {
                case PLANNED -> next == PLAYING || next == INVALID;
                case PLAYING -> next == RECORDED || next == WATCHED || next == INVALID;
                case RECORDED -> next == INVALID;
                case WATCHED, INVALID -> false;
            };
        }
    }

    public static Exposure required(UUID id) {
        return Exposure.<Exposure>find("id", id).firstResultOptional().orElseThrow(Problem::notFound);
    }

    public static List<Exposure> ofVisit(UUID visitId) {
        return list("visitId = ?1 order by position, viewing", visitId);
    }

    /** Exposures of a visit to these ads, in this order. */
    static void plan(Visit visit, List<UUID> ads) {
        for (UUID ad : ads) {
            Exposure exposure = new Exposure();
            exposure.visitId = visit.id;
            exposure.adId = ad;
            exposure.position = 1 + ads.indexOf(ad);
            exposure.persist();
        }
    }

    /** The exposure of an imported recording, behind those that are there. */
    public static Exposure imported(Visit visit, Ad ad, Instant now) {
        Exposure exposure = new Exposure();
        exposure.visitId = visit.id;
        exposure.adId = ad.id;
        exposure.position = 1 + visit.exposures().size();
        exposure.play(now);
        VisitTelling.exposed(visit, exposure, now);
        exposure.recorded();
        exposure.persist();
        return exposure;
    }

    /** Without those that were shown again: of each ad the viewing that stands. */
    public static List<Exposure> standing(List<Exposure> exposures) {
        return exposures.stream()
                .filter(exposure -> exposures.stream().noneMatch(exposure::isRepeatedBy))
                .toList();
    }

    private boolean isRepeatedBy(Exposure other) {
        return other.adId.equals(adId) && other.viewing > viewing;
    }

    /** True when it is a second viewing, and its campaign lets only first ones count. */
    public boolean isUncountedViewing() {
        return viewing > 1 && !Campaign.required(Visit.required(visitId).campaignId).countSecondViewings;
    }

    /** True while the ad is still to be played or its recording to be uploaded. */
    boolean isOutstanding() {
        return state == State.PLANNED || state == State.PLAYING;
    }

    /** True when the other comes before this one and was not played yet. */
    boolean isAfterPlanned(Exposure other) {
        return other.state == State.PLANNED && other.position < position;
    }

    /** True while it must still be played, or its recording is still to come. */
    boolean isWaitedFor() {
        return state == State.PLANNED || state == State.PLAYING && hasLog();
    }

    /**
     * The pre-roll of this ad begins. Said again in the same breath, it counts once; later it would be a second showing.
     *
     * @return false when it was said before
     */
    boolean play(Instant now) {
        if (state == State.PLAYING && playedAt != null && playedAt.plus(RETRY).isAfter(now)) {
            return false;
        }
        advance(State.PLAYING);
        playedAt = now;
        return true;
    }

    /** Keeps which of its ad's texts are on while it plays. */
    void show(TracksOn asked) {
        TracksOn on = asked.requireAmong(AdTrack.ofAds(List.of(adId)));
        captions = on.captions();
        descriptions = on.descriptions();
    }

    /** Keeps its timing log; after that the ad is over and only its upload may go on. */
    void keepLog(byte[] log, Instant now) {
        if (state != State.PLAYING) {
            throw VisitRefused.exposure(state, State.RECORDED);
        }
        TimingLogBody.store(id, log, now);
    }

    /** True once the page said how the playing went: from then on a reload does not interrupt it. */
    public boolean hasLog() {
        return TimingLogBody.ofExposure(id).isPresent();
    }

    /**
     * A reload, a closed tab or a way back cut its playing short. What was recorded until then may still arrive and stays; it does
     * not count. Said again, it changes nothing.
     *
     * @return the same ad, planned to be shown again; empty when that was said before, or when this was the last viewing
     */
    Optional<Exposure> interrupt() {
        if (invalidReason != null) {
            return Optional.empty();
        }
        if (state != State.PLAYING) {
            throw VisitRefused.exposure(state, State.INVALID);
        }
        invalidReason = PlayingExclusion.INTERRUPTED.stored();
        return viewing < MAX_VIEWINGS ? Optional.of(again()) : Optional.empty();
    }

    private Exposure again() {
        Exposure again = new Exposure();
        again.visitId = visitId;
        again.adId = adId;
        again.position = position;
        again.viewing = viewing + 1;
        return again;
    }

    /** The page cannot use it; what was recorded and sent in full stays as it is. */
    void giveUp(Exclusion why) {
        if (state == State.RECORDED) {
            throw VisitRefused.exposure(state, State.INVALID);
        }
        invalidate(why);
    }

    /** It was played to its end, and no camera looked on. */
    void watched() {
        if (state != State.WATCHED) {
            advance(State.WATCHED);
        }
    }

    /** Its recording and its timing log are here; of an interrupted playing they are kept and do not count. */
    public void recorded() {
        advance(invalidReason == null ? State.RECORDED : State.INVALID);
    }

    /** It cannot be used; what was found first stands. */
    public void invalidate(Exclusion why) {
        if (state == State.INVALID) {
            return;
        }
        advance(State.INVALID);
        invalidReason = invalidReason == null ? why.stored() : invalidReason;
    }

    /** Why it cannot be used; empty where it can. */
    public Optional<Exclusion> exclusion() {
        return Exclusion.of(invalidReason);
    }

    private void advance(State next) {
        if (!state.canTransitionTo(next)) {
            throw VisitRefused.exposure(state, next);
        }
        state = next;
    }
}
