package io.mien.campaign;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as asked for over the API; what is left out takes its default.
 *
 * @param languages tags of {@code /api/v1/languages}, in the order offered; English when left out
 * @param retention {@code DELETE_AFTER_ANALYSIS} when left out, or {@code KEEP} with {@code keepDays}
 * @param ageFloor youngest age admitted in years, 13 to 99; 18 when left out
 * @param noWorkplaceOrSchool {@code true} confirms that no employer and no school asks people in
 * @param cameraOptional whether people without a camera may watch too, counted apart; no when left out
 * @param countSecondViewings whether an ad counts that was interrupted and shown again; no when left out
 * @param clientId the brand that a new campaign is for; the tenant's first when left out
 */
public record CampaignRequest(
        @Nullable String name,
        @Nullable String controller,
        @Nullable String controllerContact,
        @Nullable List<String> languages,
        @Nullable String retention,
        @Nullable Integer keepDays,
        @Nullable Integer ageFloor,
        @Nullable Boolean noWorkplaceOrSchool,
        @Nullable Boolean cameraOptional,
        @Nullable Boolean countSecondViewings,
        @Nullable String clientId) {

    CampaignPlan plan() {
        return new CampaignPlan(
                Objects.requireNonNullElse(name, ""),
                Objects.requireNonNullElse(controller, ""),
                Objects.requireNonNullElse(controllerContact, ""),
                languages == null
                        ? List.of("en")
                        : languages.stream().filter(Objects::nonNull).toList(),
                retention == null ? Retention.DELETE_AFTER_ANALYSIS : Retention.named(retention),
                keepDays,
                new Audience(
                        Objects.requireNonNullElse(ageFloor, Audience.ADULTS),
                        Boolean.TRUE.equals(noWorkplaceOrSchool)),
                Boolean.TRUE.equals(cameraOptional),
                Boolean.TRUE.equals(countSecondViewings));
    }
}
