package io.mien.campaign;

import io.mien.platform.InvalidFields;
import io.mien.platform.Wording;
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
 * @param framesPerSecond analysed frames a second
 * @param cameraOptional whether people without a camera may watch too, counted apart
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
        int framesPerSecond,
        boolean cameraOptional) {

    public static final int MAX_NAME = 120;
    /** Characters of who answers for the recordings, and of where they are reached. */
    public static final int MAX_CONTROLLER = 200;

    public static final int MIN_KEPT_DAYS = 1;
    public static final int MAX_KEPT_DAYS = 3650;
    public static final int MIN_FRAMES_PER_SECOND = 5;
    public static final int MAX_FRAMES_PER_SECOND = 30;
    /** Ten follow a smile closely. */
    public static final int DEFAULT_FRAMES_PER_SECOND = 10;

    public CampaignPlan {
        name = name.strip();
        controller = controller.strip();
        controllerContact = controllerContact.strip();
        languages = languages.stream().distinct().toList();
        boolean keeps = retention == Retention.KEEP;
        InvalidFields.check()
                .that(!name.isEmpty(), "name", "Give the campaign a name.")
                .that(name.length() <= MAX_NAME, "name", "Keep the name under %d characters.".formatted(MAX_NAME))
                .that(!controller.isEmpty(), "controller", "Say who answers for the recordings.")
                .that(controller.length() <= MAX_CONTROLLER, "controller", tooLong())
                .that(!controllerContact.isEmpty(), "controllerContact", "Say how respondents reach the controller.")
                .that(controllerContact.length() <= MAX_CONTROLLER, "controllerContact", tooLong())
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
                .that(
                        within(framesPerSecond, MIN_FRAMES_PER_SECOND, MAX_FRAMES_PER_SECOND),
                        "framesPerSecond",
                        "Give a whole number from %d to %d.".formatted(MIN_FRAMES_PER_SECOND, MAX_FRAMES_PER_SECOND))
                .orRefuse();
    }

    private static String tooLong() {
        return "Keep this under %d characters.".formatted(MAX_CONTROLLER);
    }

    /** "Ten", at the beginning of a sentence. */
    public static String usualFramesPerSecond() {
        return Wording.capital(Wording.number(DEFAULT_FRAMES_PER_SECOND));
    }

    private static boolean within(@Nullable Integer number, int least, int most) {
        return number != null && number >= least && number <= most;
    }
}
