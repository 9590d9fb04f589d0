package io.mien.campaign;

import io.mien.platform.InvalidFields;
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
 * @param framesPerSecond analysed frames a second
 * @param cameraOptional whether people without a camera may watch too, counted apart
 */
public record CampaignPlan(
        String name,
        String controller,
        String controllerContact,
        List<String> languages,
        Retention retention,
        @Nullable Integer keepDays,
        Audience audience,
        int framesPerSecond,
        boolean cameraOptional) {

    static final int DEFAULT_FRAMES_PER_SECOND = 10;
    private static final int LONGEST_KEPT_DAYS = 3650;

    public CampaignPlan {
        name = name.strip();
        controller = controller.strip();
        controllerContact = controllerContact.strip();
        languages = languages.stream().distinct().toList();
        boolean keeps = retention == Retention.KEEP;
        InvalidFields.check()
                .that(!name.isEmpty(), "name", "Give the campaign a name.")
                .that(name.length() <= 120, "name", "Keep the name under 120 characters.")
                .that(!controller.isEmpty(), "controller", "Say who answers for the recordings.")
                .that(controller.length() <= 200, "controller", "Keep this under 200 characters.")
                .that(!controllerContact.isEmpty(), "controllerContact", "Say how respondents reach the controller.")
                .that(controllerContact.length() <= 200, "controllerContact", "Keep this under 200 characters.")
                .that(!languages.isEmpty(), "languages", "Choose at least one language.")
                .that(!keeps || within(keepDays, 1, LONGEST_KEPT_DAYS), "keepDays", "Give a number of days, 1 to 3650.")
                .that(keeps || keepDays == null, "keepDays", "Recordings that are deleted have no days to keep.")
                .that(audience.isPlausible(), "ageFloor", "Give an age in years, 13 to 99.")
                .that(within(framesPerSecond, 5, 30), "framesPerSecond", "Give a whole number from 5 to 30.")
                .orRefuse();
    }

    private static boolean within(@Nullable Integer number, int least, int most) {
        return number != null && number >= least && number <= most;
    }
}
