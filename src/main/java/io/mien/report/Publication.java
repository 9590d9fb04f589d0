package io.mien.report;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.platform.Problem;
import io.mien.privacy.Actor;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditTrail;
import io.mien.report.ReleaseFigure.Place;
import io.mien.results.AdCurves;
import io.mien.results.AdResults;
import io.mien.results.CountedTrace;
import io.mien.trace.Measure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Publishes a campaign's figures as they are now, each under the rule of section 15 of the method page, and renews them. */
@ApplicationScoped
public class Publication {
    private final AdResults results;
    private final AuditTrail trail;
    private final Clock clock;

    Publication(AdResults results, AuditTrail trail, Clock clock) {
        this.results = results;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * What may be shown is in view for the client from now on; a figure that differs too little from an earlier one keeps
     * what it was. The campaign is held meanwhile: whoever withdraws waits, and is then in the figures or taken out of them.
     */
    @Transactional
    public Release publish(UUID campaignId, Actor by) {
        Campaign campaign = Campaign.required(campaignId);
        campaign.hold();
        if (campaign.isDraft()) {
            throw Problem.conflict("nothing-to-publish", "There is nothing to publish before fieldwork was opened.");
        }
        Release release = Release.next(campaignId, by, clock.instant());
        release.persistAndFlush();
        List<String> countries = results.countries(campaignId);
        for (Ad ad : campaign.ads()) {
            for (int slot = 1; slot <= countries.size(); slot++) {
                publish(release, new Spot(ad, countries.get(slot - 1), slot));
            }
        }
        trail.record(by, AuditAction.CHANGE, campaignId, "release " + release.number + " published");
        return release;
    }

    /** @param slot the country's place in the campaign */
    private record Spot(Ad ad, String country, int slot) {
        Place of(Measure measure) {
            return new Place(ad.id, country, measure);
        }
    }

    private void publish(Release release, Spot spot) {
        List<CountedTrace> traces = results.counted(spot.ad(), spot.country());
        for (Measure measure : AdCurves.SHOWN) {
            Candidate candidate = Candidate.of(measure, results.bins(spot.ad()), traces, trace -> true);
            publish(release, spot, measure, candidate);
        }
    }

    private static void publish(Release release, Spot spot, Measure measure, Candidate candidate) {
        List<ReleaseFigure> ever = ReleaseFigure.ever(spot.of(measure));
        Optional<ReleaseFigure> standing = ever.stream()
                .filter(figure -> figure.state != FigureState.FORMER)
                .findFirst();
        if (!candidate.hasEnough()) {
            release.kept += standing.isPresent() ? 1 : 0;
            return;
        }
        Differences differences = candidate.from(audiences(ever));
        if (!differences.areEnough()
                || standing.filter(figure -> isSame(figure, candidate)).isPresent()) {
            release.kept++;
            return;
        }
        standing.ifPresent(Publication::retire);
        ReleaseFigure figure = ReleaseFigure.at(spot.of(measure), spot.slot(), release.campaignId, release.id);
        show(figure, candidate, differences);
        FigureAudience.keep(figure.id, candidate.audience(), null);
        release.fresh++;
    }

    /** In view, and of the same people. */
    private static boolean isSame(ReleaseFigure standing, Candidate candidate) {
        return standing.state == FigureState.CURRENT
                && candidate.from(audiences(List.of(standing))).each().get(0)[0] == 0;
    }

    static List<FigureAudience> audiences(List<ReleaseFigure> figures) {
        return figures.stream().map(figure -> FigureAudience.of(figure.id)).toList();
    }

    /** At once: two figures at one place are never in view. */
    static void retire(ReleaseFigure figure) {
        figure.leave(FigureState.FORMER);
        figure.persistAndFlush();
    }

    static void show(ReleaseFigure figure, Candidate candidate, Differences differences) {
        figure.state = FigureState.CURRENT;
        figure.sums = candidate.sums(differences).encode();
        figure.models = candidate.models();
        figure.commercialUse = candidate.commercialUse();
        figure.persist();
    }
}
