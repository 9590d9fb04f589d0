package io.mien.campaign;

/**
 * Whom a campaign admits.
 *
 * @param ageFloor youngest age in years, as respondents state it themselves
 * @param noWorkplaceOrSchool confirmed: no employer and no school asks people in, where the EU bans emotion recognition
 */
public record Audience(int ageFloor, boolean noWorkplaceOrSchool) {
    static final int ADULTS = 18;
    static final int YOUNGEST = 13;
    static final int OLDEST = 99;

    boolean isPlausible() {
        return ageFloor >= YOUNGEST && ageFloor <= OLDEST;
    }
}
