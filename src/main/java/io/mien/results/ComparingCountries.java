package io.mien.results;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignStatus;
import io.mien.fieldwork.FieldworkClosed;
import io.mien.jobs.Job;
import io.mien.jobs.JobQueue;
import io.mien.results.FamilyTests.AdPeopleByCountry;
import io.mien.trace.TraceStored;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Computes a campaign's family of comparisons once its fieldwork is closed, and again when what it was computed from changed: a
 * last recording was read, or somebody withdrew.
 */
@ApplicationScoped
class ComparingCountries implements Job {
    static final String KIND = "compare-countries";

    /** Traces often change one after the other; they are taken together. */
    private static final Duration AFTER = Duration.ofSeconds(5);

    private final AdResults results;
    private final JobQueue jobs;
    private final Clock clock;

    ComparingCountries(AdResults results, JobQueue jobs, Clock clock) {
        this.results = results;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    void atClose(@Observes FieldworkClosed closed) {
        enqueue(closed.campaignId());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void atChange(@Observes TraceStored changed) {
        Ad.<Ad>find("id", changed.adId())
                .firstResultOptional()
                .map(ad -> Campaign.required(ad.campaignId))
                .filter(campaign -> campaign.status == CampaignStatus.CLOSED)
                .ifPresent(campaign -> enqueue(campaign.id));
    }

    private void enqueue(UUID campaignId) {
        jobs.enqueueAt(KIND, campaignId, clock.instant().plus(AFTER));
    }

    /** What is to be compared, as of one moment. */
    private record Inputs(Instant closedAt, List<AdPeopleByCountry> ads, String digest) {}

    /** Until what was computed is what is there: a change that came meanwhile found this very row at work. */
    @Override
    public void run(UUID campaignId) {
        Inputs inputs = read(campaignId);
        while (inputs != null) {
            Inputs compared = inputs;
            List<ComparedPair> pairs = FamilyTests.of(compared.ads());
            QuarkusTransaction.requiringNew().run(() -> keep(campaignId, compared, pairs));
            inputs = read(campaignId);
        }
    }

    /** Null where nothing is to be done. */
    private @Nullable Inputs read(UUID campaignId) {
        return QuarkusTransaction.requiringNew().call(() -> Campaign.<Campaign>find("id", campaignId)
                .firstResultOptional()
                .filter(campaign -> campaign.status == CampaignStatus.CLOSED)
                .map(this::inputs)
                .filter(inputs -> ComparisonFamily.latest(campaignId)
                        .filter(family -> family.isOf(inputs.closedAt()) && family.inputs.equals(inputs.digest()))
                        .isEmpty())
                .orElse(null));
    }

    private Inputs inputs(Campaign campaign) {
        List<AdPeopleByCountry> ads = new ArrayList<>();
        for (Ad ad : campaign.ads()) {
            TreeMap<String, PersonTraces> countries = new TreeMap<>();
            results.countries(campaign.id)
                    .forEach(country -> countries.put(country, new PersonTraces(results.counted(ad, country))));
            ads.add(new AdPeopleByCountry(ad.id, countries));
        }
        Instant closedAt = Optional.ofNullable(campaign.closedAt).orElseThrow();
        return new Inputs(closedAt, ads, FamilyTests.inputs(ads));
    }

    private void keep(UUID campaignId, Inputs inputs, List<ComparedPair> pairs) {
        Optional<ComparisonFamily> before = ComparisonFamily.latest(campaignId);
        int number = before.map(family -> family.isOf(inputs.closedAt()) ? family.number : family.number + 1)
                .orElse(1);
        before.filter(family -> family.number == number).ifPresent(family -> {
            ComparedPair.delete("familyId", family.id);
            family.delete();
            ComparisonFamily.flush();
        });
        ComparisonFamily family = new ComparisonFamily();
        family.campaignId = campaignId;
        family.number = number;
        family.closedAt = inputs.closedAt();
        family.computedAt = clock.instant();
        family.inputs = inputs.digest();
        family.families = (int) pairs.stream()
                .map(pair -> pair.adId + " " + pair.measure)
                .distinct()
                .count();
        family.tests = (int) pairs.stream().filter(pair -> pair.p != null).count();
        family.persistAndFlush();
        pairs.forEach(pair -> {
            pair.familyId = family.id;
            pair.persist();
        });
    }
}
