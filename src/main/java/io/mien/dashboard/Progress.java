package io.mien.dashboard;

import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignStatus;
import io.mien.fieldwork.Headcount;
import io.mien.fieldwork.WhichPeople;
import io.mien.platform.Wording;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** A campaign's fieldwork at one moment. */
public record Progress(
        UUID id,
        CampaignStatus status,
        List<CountryProgress> countries,
        Funnel funnel,
        List<VisitCounts.Parked> parkedRecordings,
        List<Duration> waits,
        long hereNow) {

    static Progress of(Campaign campaign, List<CountryProgress> countries, Funnel funnel, Technique technique) {
        return new Progress(
                campaign.id,
                campaign.status,
                countries,
                funnel,
                technique.parked(),
                technique.waits(),
                technique.hereNow());
    }

    /** What the machinery is doing meanwhile. */
    record Technique(List<VisitCounts.Parked> parked, List<Duration> waits, long hereNow) {}

    /** In all countries. */
    private Headcount people() {
        return countries.stream()
                .map(CountryProgress::people)
                .reduce(Headcount::plus)
                .orElse(Headcount.nobody().with(WhichPeople.PARKED, 0));
    }

    public long valid() {
        return people().of(WhichPeople.TOWARDS_TARGET);
    }

    public int wanted() {
        return countries.stream().mapToInt(CountryProgress::target).sum();
    }

    public long coding() {
        return people().of(WhichPeople.CODING);
    }

    public long inPart() {
        return people().of(WhichPeople.IN_PART);
    }

    public long excluded() {
        return people().of(WhichPeople.EXCLUDED);
    }

    /** "12 people watched without a camera." Empty when nobody did. */
    public String withoutCamera() {
        long watched = watchedWithoutCamera();
        if (watched == 0) {
            return "";
        }
        String where = countries.stream()
                .filter(country -> country.withoutCamera() > 0)
                .map(country -> country.country().name() + " " + country.withoutCamera())
                .collect(Collectors.joining(", "));
        return "%s %s (%s). They are counted here alone: towards no target and in no curve."
                .formatted(people(watched), WhichPeople.WITHOUT_CAMERA.words(), where);
    }

    /** "93 %" of the visits with a verdict; a dash before the first. */
    public String usable() {
        long judged = valid() + inPart() + excluded();
        return judged == 0 ? "–" : Math.round(100.0 * valid() / judged) + " %";
    }

    /** The median wait from the last byte to the curve; a dash before the first. */
    public String medianWait() {
        return waits.isEmpty() ? "–" : Wording.about(waits.get(waits.size() / 2));
    }

    public boolean isOpen() {
        return status == CampaignStatus.IN_FIELDWORK;
    }

    public boolean isFull() {
        return countries.stream().allMatch(CountryProgress::isFull);
    }

    public long parked() {
        return parkedRecordings.stream()
                .mapToLong(VisitCounts.Parked::recordings)
                .sum();
    }

    /** What a colleague would say about it. */
    public String sentence() {
        if (!isOpen()) {
            return "Fieldwork is closed; %d of %s wanted %s."
                    .formatted(valid(), people(wanted()), WhichPeople.TOWARDS_TARGET.words());
        }
        if (isUntouched()) {
            return "Fieldwork is open and nobody has come yet.";
        }
        if (isFull()) {
            return "Every country has the people it wanted.";
        }
        return "%d of %s wanted %s; %s."
                .formatted(valid(), people(wanted()), WhichPeople.TOWARDS_TARGET.words(), missing());
    }

    /** What whoever manages fieldwork could do now; empty when there is nothing. */
    public String advice() {
        if (!isOpen()) {
            return "";
        }
        if (isUntouched()) {
            return "Send out the links.";
        }
        return isFull() ? "You can close fieldwork." : "";
    }

    private boolean isUntouched() {
        return funnel.isEmpty() && valid() == 0 && watchedWithoutCamera() == 0;
    }

    private long watchedWithoutCamera() {
        return people().of(WhichPeople.WITHOUT_CAMERA);
    }

    private String missing() {
        List<String> wanting = countries.stream()
                .filter(country -> !country.isFull())
                .map(country -> country.country().name() + " needs " + country.stillWanted() + " more")
                .toList();
        return wanting.size() > 3 ? wanting.size() + " countries need more" : String.join(", ", wanting);
    }

    private static String people(long number) {
        return number + (number == 1 ? " person" : " people");
    }
}
