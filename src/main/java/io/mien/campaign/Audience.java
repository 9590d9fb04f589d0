package io.mien.campaign;

import io.quarkus.qute.TemplateData;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Whom a campaign admits.
 *
 * @param ageFloor youngest age in years, as respondents state it themselves
 * @param noWorkplaceOrSchool confirmed: no employer and no school asks people in, where the EU bans emotion recognition
 */
@TemplateData(namespace = "audience")
public record Audience(int ageFloor, boolean noWorkplaceOrSchool) {
    public static final int MIN_AGE_FLOOR = 13;
    public static final int MAX_AGE_FLOOR = 99;
    /** Of age in most of the world; {@link PolicyPack} knows where not. */
    static final int ADULTS = 18;

    /** Where more is asked than of adults elsewhere: "South Korea asks for 19." */
    public static String olderElsewhere() {
        return Arrays.stream(PolicyPack.values())
                .filter(pack -> pack.ageFloor() > ADULTS)
                .map(pack -> "%s asks for %d.".formatted(pack.title(), pack.ageFloor()))
                .collect(Collectors.joining(" "));
    }

    boolean isPlausible() {
        return ageFloor >= MIN_AGE_FLOOR && ageFloor <= MAX_AGE_FLOOR;
    }
}
