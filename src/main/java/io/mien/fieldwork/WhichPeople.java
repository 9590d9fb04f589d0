package io.mien.fieldwork;

import io.mien.platform.Wording;
import io.quarkus.qute.TemplateEnum;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which people a number counts. Several numbers stand side by side and differ for good reasons, so pages, files and answers call
 * each by its name, and take name and number from {@link Headcount}. The first ones are counted over a campaign's visits, by the
 * rule beside their name; those from {@link #FOR_AD} on over the recordings of one ad.
 */
@TemplateEnum
public enum WhichPeople {
    CAME(
            "came by a link",
            "people who opened an invitation link and did not go on without a camera",
            ofLink(VisitGroup::visits)),
    CONSENTED("consented", "of these, people who agreed", ofLink(VisitGroup::consented)),
    CAMERA_PASSED(
            "passed the camera check",
            "of these, people whose camera was good enough",
            ofLink(VisitGroup::cameraPassed)),
    WATCHED_ALL(
            "watched all ads",
            "of these, people who watched every ad drawn for them to its end",
            ofLink(group -> group.disposition() == Disposition.COMPLETE ? group.visits() : 0)),
    CAME_AND_COUNT(
            "of these, count towards the target",
            "people who came by a link and whose whole visit is complete and usable",
            ofLink(group -> group.validity() == Validity.VALID ? group.visits() : 0)),
    TOWARDS_TARGET(
            "count towards the target",
            "people whose whole visit is complete and usable, imported recordings included",
            group -> group.validity() == Validity.VALID ? group.visits() : 0),
    CODING(
            "being coded",
            "people whose visit is complete and whose recordings are being read",
            group -> isUndecided(group) && group.disposition() == Disposition.COMPLETE ? group.visits() : 0),
    /** How many of those who are undecided are held up stands in no group: the caller knows. */
    PARKED("held up by a parked recording", "people without a verdict of whom a recording could not be read"),
    IN_PART(
            "valid in part",
            "people of whom some ads are usable and others are not; they count in the curves of those, not towards the target",
            group -> group.validity() == Validity.PARTIAL && !group.cameraFree() ? group.visits() : 0),
    EXCLUDED(
            "excluded from the target",
            "people whose visit does not count although it was recorded",
            group -> group.validity() == Validity.REVERSED && !group.cameraFree() ? group.visits() : 0),
    WITHOUT_CAMERA(
            "watched without a camera",
            "people who watched all ads and were not recorded; they count towards no target and in no curve",
            group -> isUndecided(group) && group.disposition() == Disposition.COMPLETE_WITHOUT_CAMERA
                    ? group.visits()
                    : 0),

    FOR_AD("valid for this ad", "people whose reading of this ad is usable, in at least one measure"),
    FOR_EXPRESSION("valid for expression", "of these, people with a value of an expression in at least one second"),
    FOR_ATTENTION("valid for attention", "of these, people with a value of attention in at least one second"),
    LEFT_OUT_OF_AD("left out of this ad", "people whose recording of this ad was read and does not count"),
    FOR_MEASURE("valid for this measure", "of these, people with a value of this measure in at least one second"),
    IN_SECOND("with a value in this second (n)", "of these, people with a value in that very second");

    private final String words;
    private final String meaning;

    @Nullable
    private final ToLongFunction<VisitGroup> among;

    WhichPeople(String words, String meaning) {
        this(words, meaning, null);
    }

    WhichPeople(String words, String meaning, @Nullable ToLongFunction<VisitGroup> among) {
        this.words = words;
        this.meaning = meaning;
        this.among = among;
    }

    /** Those that the groups of a campaign's visits tell. */
    static List<WhichPeople> ofVisits() {
        return Arrays.stream(values()).filter(which -> which.among != null).toList();
    }

    /** How many of a group are such people. */
    long in(VisitGroup group) {
        if (among == null) {
            throw new IllegalStateException(name() + " are not counted over visits");
        }
        return among.applyAsLong(group);
    }

    private static boolean isUndecided(VisitGroup group) {
        return group.validity() == Validity.PENDING;
    }

    /** Imports skip the steps, people without a camera skip the camera's; both stay out of them. */
    private static ToLongFunction<VisitGroup> ofLink(ToLongFunction<VisitGroup> people) {
        return group -> group.origin() == Origin.IMPORT || group.cameraFree() ? 0 : people.applyAsLong(group);
    }

    /** As it stands behind a number. */
    public String words() {
        return words;
    }

    /** As it stands above numbers. */
    public String heading() {
        return Wording.capital(words);
    }

    /** As the end of a sentence that explains the words. */
    public String meaning() {
        return meaning;
    }

    /** For an answer of the API: which of its fields counts whom. */
    public static Map<String, String> named(Map<WhichPeople, String> fields) {
        Map<String, String> named = new LinkedHashMap<>();
        new EnumMap<>(fields).forEach((which, field) -> named.put(field, which.words + ": " + which.meaning));
        return named;
    }
}
