package io.mien.dashboard;

import io.mien.campaign.Country;
import io.mien.campaign.DetectableDifference;
import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Validity;
import io.mien.fieldwork.VisitGroup;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far one country is.
 *
 * @param coding complete visits that have no verdict yet and are not held up
 * @param parked complete visits held up by a parked recording
 * @param withoutCamera visits that watched with no camera and heard what had to be heard: beside the target and in no
 *     curve
 * @param whyExcluded reasons in words with how many, most frequent first
 */
public record CountryProgress(
        Country country,
        int target,
        long valid,
        long coding,
        long excluded,
        long parked,
        long withoutCamera,
        String whyExcluded) {

    static CountryProgress of(Country country, int target, List<VisitGroup> groups, long parked) {
        Map<String, Long> reasons = groups.stream()
                .filter(group -> group.validity() == Validity.REVERSED && !group.cameraFree())
                .collect(Collectors.groupingBy(
                        group -> group.reason() == null
                                ? "no reason kept"
                                : group.reason().words(),
                        TreeMap::new,
                        Collectors.summingLong(VisitGroup::visits)));
        long pending = sum(groups.stream()
                .filter(group -> group.disposition() == Disposition.COMPLETE && group.validity() == Validity.PENDING)
                .toList());
        return new CountryProgress(
                country,
                target,
                sum(groups.stream()
                        .filter(group -> group.validity() == Validity.VALID)
                        .toList()),
                Math.max(0, pending - parked),
                reasons.values().stream().mapToLong(Long::longValue).sum(),
                parked,
                sum(groups.stream()
                        .filter(group -> group.disposition() == Disposition.COMPLETE_WITHOUT_CAMERA
                                && group.validity() == Validity.PENDING)
                        .toList()),
                reasons.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                        .map(reason -> reason.getKey() + " " + reason.getValue())
                        .collect(Collectors.joining(", ")));
    }

    private static long sum(List<VisitGroup> groups) {
        return groups.stream().mapToLong(VisitGroup::visits).sum();
    }

    public String canShow() {
        return DetectableDifference.words((int) valid);
    }

    public boolean isFull() {
        return valid >= target;
    }

    public long stillWanted() {
        return Math.max(0, target - valid);
    }

    /** Share of the target that is valid, in percent, at most 100. */
    public long validShare() {
        return Math.min(100, 100 * valid / target);
    }

    /** Share of the target that is being coded, in percent, within what is left. */
    public long codingShare() {
        return Math.min(100 - validShare(), 100 * coding / target);
    }

    static List<String> columns() {
        return List.of(
                "country",
                "target",
                "valid",
                "coding",
                "parked",
                "excluded",
                "without_camera",
                "why_excluded",
                "can_show");
    }

    List<String> cells() {
        return Stream.of(country.code(), target, valid, coding, parked, excluded, withoutCamera, whyExcluded, canShow())
                .map(String::valueOf)
                .toList();
    }
}
