package io.mien.dashboard;

import static io.mien.fieldwork.WhichPeople.CODING;
import static io.mien.fieldwork.WhichPeople.EXCLUDED;
import static io.mien.fieldwork.WhichPeople.IN_PART;
import static io.mien.fieldwork.WhichPeople.PARKED;
import static io.mien.fieldwork.WhichPeople.TOWARDS_TARGET;
import static io.mien.fieldwork.WhichPeople.WITHOUT_CAMERA;

import io.mien.campaign.Country;
import io.mien.campaign.DetectableDifference;
import io.mien.fieldwork.Headcount;
import io.mien.fieldwork.VisitGroup;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far one country is.
 *
 * @param people who came, by name
 * @param whyExcluded reasons in words with how many, most frequent first, of those in part too
 * @param ads the valid people of each ad, in the order of the ads
 */
public record CountryProgress(Country country, int target, Headcount people, String whyExcluded, List<AdCount> ads) {

    static CountryProgress of(
            Country country, int target, List<VisitGroup> groups, VisitCounts.HeldUp held, List<AdCount> ads) {
        Map<String, Long> reasons = new TreeMap<>(Headcount.by(CountryProgress::why, groups, EXCLUDED));
        Headcount.by(CountryProgress::why, groups, IN_PART)
                .forEach((why, people) -> reasons.merge(why, people, Long::sum));
        return new CountryProgress(
                country,
                target,
                Headcount.ofVisits(groups).heldUp(held.complete(), held.others()),
                reasons.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .map(reason -> reason.getKey() + " " + reason.getValue())
                        .collect(Collectors.joining(", ")),
                ads);
    }

    private static String why(VisitGroup group) {
        return group.reason() == null ? "no reason kept" : group.reason().words();
    }

    public long valid() {
        return people.of(TOWARDS_TARGET);
    }

    public long coding() {
        return people.of(CODING);
    }

    public long inPart() {
        return people.of(IN_PART);
    }

    public long parked() {
        return people.of(PARKED);
    }

    public long excluded() {
        return people.of(EXCLUDED);
    }

    public long withoutCamera() {
        return people.of(WITHOUT_CAMERA);
    }

    public String canShow() {
        return DetectableDifference.words((int) valid());
    }

    /** "Coffee 34, Tea 31": the valid people of each ad. */
    public String perAd() {
        return ads.stream().map(AdCount::words).collect(Collectors.joining(", "));
    }

    /** "Tea": the ad that keeps the country from its target; empty where it is full, or where no ad stands out. */
    public String heldBackBy() {
        return isFull() ? "" : AdCount.holdingBack(ads).map(AdCount::title).orElse("");
    }

    public boolean isFull() {
        return valid() >= target;
    }

    public long stillWanted() {
        return Math.max(0, target - valid());
    }

    /** How many percent of the target count towards it, at most 100. */
    public long validShare() {
        return Math.min(100, 100 * valid() / target);
    }

    /** Share of the target that is being coded, in percent, within what is left. */
    public long codingShare() {
        return Math.min(100 - validShare(), 100 * coding() / target);
    }

    static List<String> columns() {
        return List.of(
                "country",
                "target",
                "count_towards_target",
                "being_coded",
                "held_up_by_parked_recording",
                "excluded_from_target",
                "watched_without_camera",
                "why_excluded",
                "can_show",
                "valid_in_part",
                "valid_for_each_ad",
                "held_back_by");
    }

    List<String> cells() {
        return Stream.of(
                        country.code(),
                        target,
                        valid(),
                        coding(),
                        parked(),
                        excluded(),
                        withoutCamera(),
                        whyExcluded,
                        canShow(),
                        inPart(),
                        perAd(),
                        heldBackBy())
                .map(String::valueOf)
                .toList();
    }
}
