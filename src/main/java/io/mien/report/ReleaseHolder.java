package io.mien.report;

import io.mien.campaign.Campaign;
import io.mien.fieldwork.VisitEvent;
import io.mien.jobs.JobQueue;
import io.mien.privacy.HeldTable;
import io.mien.privacy.PersonalDataHolder;
import io.mien.privacy.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Published figures that a person is in: withdrawn from view in the transaction of the erasure, and renewed after it. */
@ApplicationScoped
class ReleaseHolder implements PersonalDataHolder {
    private final JobQueue jobs;

    ReleaseHolder(JobQueue jobs) {
        this.jobs = jobs;
    }

    /** None: a figure is of many people, and names those in it by a list that no key leads to. */
    @Override
    public List<HeldTable<?>> tables() {
        return List.of();
    }

    @Override
    public List<Holding> describe(Subject subject) {
        int figures = of(subject.id()).size();
        return figures == 0 ? List.of() : List.of(new Holding("published figure", figures, 0));
    }

    @Override
    public Map<String, Object> copy(Subject subject) {
        List<Map<String, Object>> figures = of(subject.id()).stream()
                .map(figure -> Map.<String, Object>of("ad", figure.adId, "measure", figure.measure))
                .toList();
        return figures.isEmpty() ? Map.of() : Map.of("publishedFigures", figures);
    }

    @Override
    public List<String> erase(Subject subject) {
        landing(subject.id()).ifPresent(landing -> {
            Campaign.required(landing.campaignId).hold();
            ReleaseFigure.ofCountry(landing.campaignId, landing.country)
                    .forEach(figure -> forget(figure, subject.id()));
        });
        return List.of();
    }

    private void forget(ReleaseFigure figure, UUID visitId) {
        FigureAudience audience = FigureAudience.of(figure.id);
        if (audience.forget(visitId) && figure.state == FigureState.CURRENT) {
            figure.leave(FigureState.RENEWING);
            jobs.enqueue(Renewal.KIND, figure.id);
        }
    }

    /** The ledger knows campaign and country of a visit. */
    private static Optional<VisitEvent> landing(UUID visitId) {
        return VisitEvent.ofVisit(visitId).stream().findFirst();
    }

    private static List<ReleaseFigure> of(UUID visitId) {
        return landing(visitId)
                .map(landing -> ReleaseFigure.ofCountry(landing.campaignId, landing.country).stream()
                        .filter(figure ->
                                FigureAudience.of(figure.id).audience().contains(visitId))
                        .toList())
                .orElse(List.of());
    }
}
