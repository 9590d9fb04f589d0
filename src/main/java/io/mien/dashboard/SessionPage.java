package io.mien.dashboard;

import io.mien.campaign.Campaign;
import io.mien.campaign.Country;
import io.mien.fieldwork.Origin;
import io.mien.platform.Wording;
import io.mien.visit.RespondentSession;
import java.util.List;
import java.util.UUID;

/** One visit as its page shows it. */
public record SessionPage(
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

    static SessionPage of(Campaign campaign, RespondentSession session, List<ExposureView> exposures) {
        return new SessionPage(
                session.id,
                campaign.id,
                campaign.name,
                session.id.toString().substring(24),
                Country.named(session.country).name(),
                cameBy(session.origin),
                Wording.moment(session.startedAt),
                sentence(session),
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

    private static String sentence(RespondentSession session) {
        return switch (session.validity) {
            case VALID -> "This visit counts.";
            case PENDING -> "Whether this visit counts is known when its recordings are read.";
            case REVERSED ->
                session.exclusion()
                        .map(why -> "This visit does not count: " + why.words() + ".")
                        .orElse("This visit does not count.");
        };
    }
}
