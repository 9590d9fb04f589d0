package io.mien.campaign;

import io.mien.platform.InvalidFields;
import io.mien.platform.TypedText;
import io.quarkus.qute.TemplateData;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What staff want a campaign to be; a plan that exists is one that holds.
 *
 * @param controller who answers for the recordings, as the notice names it
 * @param controllerContact where a respondent reaches the controller
 * @param languages of the respondent's pages, in the order offered
 * @param keepDays days a kept recording lives, null unless it is kept
 * @param audience whom it admits
 * @param cameraOptional whether people without a camera may watch too, counted apart
 * @param countSecondViewings whether an ad counts that was interrupted and shown again
 */
@TemplateData(namespace = "campaignPlan")
public record CampaignPlan(
        String name,
        String controller,
        String controllerContact,
        List<String> languages,
        Retention retention,
        @Nullable Integer keepDays,
        Audience audience,
        boolean cameraOptional,
        boolean countSecondViewings) {

    public static final int MAX_NAME = 120;
    /** Characters of who answers for the recordings, and of where they are reached. */
    public static final int MAX_CONTROLLER = 200;

    public static final int MIN_KEPT_DAYS = 1;
    public static final int MAX_KEPT_DAYS = 3650;

    public CampaignPlan {
        name = TypedText.kept(name);
        controller = TypedText.kept(controller);
        controllerContact = TypedText.kept(controllerContact);
        languages = languages.stream().distinct().toList();
        boolean keeps = retention == Retention.KEEP;
        InvalidFields.check()
                .text("name", name, MAX_NAME, "Give the campaign a name.")
                .text("controller", controller, MAX_CONTROLLER, "Say who answers for the recordings.")
                .text(
                        "controllerContact",
                        controllerContact,
                        MAX_CONTROLLER,
                        "Say how respondents reach the controller.")
                .that(!languages.isEmpty(), "languages", "Choose at least one language.")
                .that(
                        !keeps || within(keepDays, MIN_KEPT_DAYS, MAX_KEPT_DAYS),
                        "keepDays",
                        "Give a number of days, %d to %d.".formatted(MIN_KEPT_DAYS, MAX_KEPT_DAYS))
                .that(keeps || keepDays == null, "keepDays", "Recordings that are deleted have no days to keep.")
                .that(
                        audience.isPlausible(),
                        "ageFloor",
                        "Give an age in years, %d to %d.".formatted(Audience.MIN_AGE_FLOOR, Audience.MAX_AGE_FLOOR))
                .orRefuse();
    }

    static CampaignPlan of(Campaign campaign) {
        return new CampaignPlan(
                campaign.name,
                campaign.controller,
                campaign.controllerContact,
                campaign.languages,
                campaign.retention,
                campaign.keepDays,
                new Audience(campaign.ageFloor, campaign.noWorkplaceOrSchool),
                campaign.cameraOptional,
                campaign.countSecondViewings);
    }

    CampaignPlan named(String name) {
        return new CampaignPlan(
                name,
                controller,
                controllerContact,
                languages,
                retention,
                keepDays,
                audience,
                cameraOptional,
                countSecondViewings);
    }

    private static boolean within(@Nullable Integer number, int least, int most) {
        return number != null && number >= least && number <= most;
    }
}
