package io.mien.report;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.ValidPeople;
import io.mien.jobs.Job;
import io.mien.results.AdResults;
import io.mien.results.CountedTrace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * Brings back a figure from which somebody withdrew: without that person and without others, drawn by a seed that is kept,
 * so that ten people make the difference (method page, section 15). With fewer than twenty it stays away.
 */
@ApplicationScoped
class Renewal implements Job {
    static final String KIND = "renew-figure";

    private static final int MIN_PEOPLE = 2 * ValidPeople.MIN_FIGURE;

    /** Draws that are tried for one in which no second has to be left out. */
    private static final int DRAWS = 50;

    private final AdResults results;
    private final SecureRandom seeds = new SecureRandom();

    Renewal(AdResults results) {
        this.results = results;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Patience patience() {
        return Patience.UNTIL_DONE;
    }

    @Override
    @Transactional
    public void run(UUID figureId) {
        Optional<UUID> campaign = ReleaseFigure.renewing(figureId).map(figure -> figure.campaignId);
        campaign.ifPresent(id -> {
            Campaign.required(id).hold();
            ReleaseFigure.renewing(figureId).ifPresent(this::renew);
        });
    }

    /** @param seed by which its others were drawn */
    private record Draw(long seed, Candidate candidate, Differences differences) {
        boolean isBetterThan(Draw other) {
            return differences.withheld().size() < other.differences.withheld().size();
        }
    }

    private void renew(ReleaseFigure figure) {
        ReleaseFigure.getEntityManager().refresh(figure);
        FigureAudience audience = FigureAudience.of(figure.id);
        ReleaseFigure.getEntityManager().refresh(audience);
        if (audience.size() < MIN_PEOPLE) {
            figure.leave(FigureState.AWAY);
            return;
        }
        best(figure, audience).ifPresentOrElse(draw -> replace(figure, draw), () -> figure.leave(FigureState.AWAY));
    }

    private Optional<Draw> best(ReleaseFigure figure, FigureAudience audience) {
        Ad ad = Ad.required(figure.campaignId, figure.adId);
        List<CountedTrace> traces = results.counted(ad, figure.country);
        List<FigureAudience> formers = Publication.audiences(ReleaseFigure.ever(figure.place()));
        Draw best = null;
        for (int i = 0; i < DRAWS; i++) {
            long seed = seeds.nextLong();
            Set<UUID> staying = staying(audience, seed);
            Candidate candidate =
                    Candidate.of(figure.measure, results.bins(ad), traces, trace -> staying.contains(trace.visitId()));
            Draw draw = new Draw(seed, candidate, candidate.from(formers));
            if (!candidate.hasEnough() || !draw.differences().areEnough()) {
                continue;
            }
            best = best == null || draw.isBetterThan(best) ? draw : best;
            if (best.differences().withheld().isEmpty()) {
                break;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Everybody but those who withdrew and as many others as make it ten. */
    static Set<UUID> staying(FigureAudience audience, long seed) {
        List<UUID> visits = new ArrayList<>(audience.audience().visits());
        Collections.shuffle(visits, new Random(seed));
        int others = Math.max(0, Differences.MIN_PEOPLE - audience.gone[0]);
        return new HashSet<>(visits.subList(Math.min(others, visits.size()), visits.size()));
    }

    private static void replace(ReleaseFigure former, Draw draw) {
        Publication.retire(former);
        ReleaseFigure figure = ReleaseFigure.at(former.place(), former.slot, former.campaignId, former.releaseId);
        Publication.show(figure, draw.candidate(), draw.differences());
        FigureAudience.keep(figure.id, draw.candidate().audience(), draw.seed());
    }
}
