package io.mien.dashboard;

import io.mien.campaign.Campaign;
import io.mien.campaign.Country;
import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Origin;
import io.mien.platform.Wording;
import io.mien.survey.SaidAnswer;
import io.mien.visit.Visit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
        List<ExposureView> exposures,
        List<SaidAnswer> answers,
        List<String> flags) {

    public String title() {
        return "Visit " + shortId;
    }

    static SingleVisitPage of(Campaign campaign, Visit visit, List<ExposureView> exposures, List<SaidAnswer> answers) {
        return new SingleVisitPage(
                visit.id,
                campaign.id,
                campaign.name,
                visit.id.toString().substring(24),
                Country.named(visit.country).name(),
                cameBy(visit.origin),
                Wording.moment(visit.startedAt),
                sentence(visit, exposures),
                exposures,
                answers,
                SaidAnswer.flags(visit));
    }

    private static String cameBy(Origin origin) {
        return switch (origin) {
            case LINK -> "invitation link";
            case PREVIEW -> "preview, never counted";
            case IMPORT -> "imported recording";
            case SAMPLE -> "sample data";
        };
    }

    private static String sentence(Visit visit, List<ExposureView> exposures) {
        return switch (visit.validity) {
            case VALID ->
                visit.origin == Origin.PREVIEW
                        ? "This preview counts for nothing; a visit like it would count."
                        : "This visit counts.";
            case PARTIAL -> inPart(visit, exposures);
            case PENDING -> undecided(visit.disposition);
            case REVERSED ->
                visit.verdict()
                        .exclusion()
                        .map(why -> "This visit does not count: " + why.words() + ".")
                        .orElse("This visit does not count.");
        };
    }

    private static String inPart(Visit visit, List<ExposureView> exposures) {
        long valid = exposures.stream()
                .map(ExposureView::reading)
                .filter(reading -> reading != null && reading.valid())
                .count();
        String which = valid < exposures.size()
                ? "in the curves of %d of its %d ads".formatted(valid, exposures.size())
                : "in its curves, though not in every one with expressions";
        String why =
                visit.verdict().exclusion().map(reason -> ": " + reason.words()).orElse("");
        return visit.origin == Origin.PREVIEW
                ? "This preview counts for nothing; a visit like it would count %s alone%s.".formatted(which, why)
                : "This visit counts %s and not towards the target%s.".formatted(which, why);
    }

    /** How a visit ended on which no verdict is given. */
    static String undecided(@Nullable Disposition ended) {
        if (ended == null) {
            return "This visit is under way.";
        }
        return switch (ended) {
            case COMPLETE -> "Whether this visit counts is known when its recordings are read.";
            case COMPLETE_WITHOUT_CAMERA -> "This visit was made without a camera and is counted apart.";
            case ENDED ->
                "This visit does not count: not all of its ads were played to the end in a viewing that counts.";
            case SCREENED_OUT -> "This visit ended before the ads: its person is not among those the campaign is for.";
            case QUOTA_FULL -> "This visit ended before the ads: enough people like its person had taken part.";
            case DECLINED -> "This visit ended because its person declined to take part.";
            case TIMED_OUT -> "This visit timed out before it was finished.";
            case QUALITY_TERMINATED -> "This visit ended without one usable viewing.";
            case CLOSED -> "This visit ended because fieldwork was closed.";
        };
    }
}
