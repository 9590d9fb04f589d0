package io.mien.dashboard;

import io.mien.campaign.Campaign;
import io.mien.campaign.Country;
import io.mien.fieldwork.Origin;
import io.mien.platform.Wording;
import io.mien.visit.Visit;
import java.util.List;
import java.util.UUID;

/** One visit as its page shows it. */
public record SingleVisitPage(
        UUID id,
        UUID campaignId,
        String campaign,
        String shortId,
        String country,
        String cameBy,
        String started,
        String sentence,
        List<ExposureView> exposures) {

    public String title() {
        return "Visit " + shortId;
    }

    static SingleVisitPage of(Campaign campaign, Visit visit, List<ExposureView> exposures) {
        return new SingleVisitPage(
                visit.id,
                campaign.id,
                campaign.name,
                visit.id.toString().substring(24),
                Country.named(visit.country).name(),
                cameBy(visit.origin),
                Wording.moment(visit.startedAt),
                sentence(visit),
                exposures);
    }

    private static String cameBy(Origin origin) {
        return switch (origin) {
            case LINK -> "invitation link";
            case PREVIEW -> "preview, never counted";
            case IMPORT -> "imported recording";
            case SAMPLE -> "sample data";
        };
    }

    private static String sentence(Visit visit) {
        return switch (visit.validity) {
            case VALID ->
                visit.origin == Origin.PREVIEW
                        ? "This preview counts for nothing; a visit like it would count."
                        : "This visit counts.";
            case PENDING -> "Whether this visit counts is known when its recordings are read.";
            case REVERSED ->
                visit.verdict()
                        .exclusion()
                        .map(why -> "This visit does not count: " + why.words() + ".")
                        .orElse("This visit does not count.");
        };
    }
}
