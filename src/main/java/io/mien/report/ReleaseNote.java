package io.mien.report;

import io.mien.platform.Wording;
import java.util.Optional;
import java.util.UUID;

/**
 * What a campaign's page says about its release.
 *
 * @param sentence for staff
 * @param since "published 29 Nov, 16:40", or that it was not
 */
public record ReleaseNote(UUID campaignId, boolean published, String sentence, String since) {

    public static ReleaseNote of(UUID campaignId, Optional<Release> latest) {
        return latest.map(release -> new ReleaseNote(campaignId, true, describe(release), since(release)))
                .orElseGet(() -> new ReleaseNote(
                        campaignId,
                        false,
                        "Not published yet: client viewers read nothing of it.",
                        "not published yet"));
    }

    private static String since(Release release) {
        return "published " + Wording.moment(release.publishedAt);
    }

    private static String describe(Release release) {
        String kept = release.kept == 0
                ? ""
                : " %s kept what they were, because fewer than %d people would have made the difference."
                        .formatted(Wording.count(release.kept, "figure"), Differences.MIN_PEOPLE);
        return "Release %d, %s by %s: %s."
                        .formatted(
                                release.number,
                                since(release),
                                release.publishedBy,
                                Wording.count(release.fresh, "new figure"))
                + kept;
    }
}
