package io.mien.campaign;

/**
 * Something a campaign lacks before people may be asked in.
 *
 * @param sentence what to do about it; for a policy pack it begins with the part of the world that asks
 */
public record Missing(Part part, String sentence) {

    /** Which part of the campaign it concerns. */
    public enum Part {
        ADS,
        PREPARATION,
        COUNTRIES,
        CONTROLLER,
        SETTING,
        NOTICE,
        AGE_FLOOR,
        RETENTION,
        QUESTIONS
    }

    static Missing ads() {
        return new Missing(Part.ADS, "Upload at least one ad.");
    }

    static Missing preparation(Ad ad) {
        return new Missing(
                Part.PREPARATION,
                ad.state == AdState.FAILED
                        ? "%s could not be prepared. Try again or remove it.".formatted(ad.title)
                        : "Wait until %s is prepared for every browser.".formatted(ad.title));
    }

    static Missing countries() {
        return new Missing(Part.COUNTRIES, "Choose at least one country.");
    }

    static Missing question(QuestionnaireCheck.Finding finding) {
        return new Missing(Part.QUESTIONS, "Question %s: %s".formatted(finding.code(), finding.sentence()));
    }

    static Missing controller() {
        return new Missing(Part.CONTROLLER, "Say who answers for the recordings and how respondents reach them.");
    }

    static Missing setting() {
        return new Missing(Part.SETTING, "Confirm that no employer and no school asks people in.");
    }

    static Missing notice(PolicyPack pack, String languages) {
        return new Missing(
                Part.NOTICE,
                "%s: the notice must be in %s, which is not among this campaign’s languages."
                        .formatted(pack.title(), languages));
    }

    static Missing ageFloor(PolicyPack pack, int admitted) {
        return new Missing(
                Part.AGE_FLOOR,
                "%s: respondents must be %d or older; this campaign admits them from %d on."
                        .formatted(pack.title(), pack.ageFloor(), admitted));
    }

    static Missing retention(PolicyPack pack, int days) {
        return new Missing(
                Part.RETENTION,
                "%s: recordings may be kept for %d days at most; this campaign keeps them for %d."
                        .formatted(pack.title(), pack.longestKeptDays(), days));
    }
}
