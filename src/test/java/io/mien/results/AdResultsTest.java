package io.mien.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignFixtures;
import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.QualityRule;
import io.mien.fieldwork.Validity;
import io.mien.fieldwork.VisitExclusion;
import io.mien.platform.Problem;
import io.mien.privacy.Actor;
import io.mien.rights.Withdrawal;
import io.mien.tenancy.TenantContext;
import io.mien.tenancy.TestTenants;
import io.mien.trace.CampaignEngine;
import io.mien.trace.EmotionTrace;
import io.mien.trace.Engine;
import io.mien.trace.TraceStored;
import io.mien.trace.TracedVisits;
import io.mien.visit.Exposure;
import io.mien.visit.Visit;
import io.mien.visit.VisitReversed;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AdResultsTest {
    @Inject
    AdResults results;

    @Inject
    TestTenants tenants;

    @Inject
    TenantContext context;

    @Inject
    Event<TraceStored> stored;

    @Inject
    Event<VisitReversed> reversed;

    @Inject
    Withdrawal withdrawal;

    private UUID tenant;
    private UUID campaign;
    private UUID ad;

    @BeforeEach
    void aCampaign() {
        tenant = tenants.create("results");
        tenants.as(tenant, () -> {
            Campaign made = CampaignFixtures.draft("Spring");
            campaign = made.id;
            ad = CampaignFixtures.ad(made, 1).id;
            return made;
        });
    }

    @Test
    void validViewersBecomeACurve() {
        // Given
        visits(12, 4, 6);
        visits(28, 0, 0);
        // When
        CountryCurve happy = happy(read());
        // Then
        assertThat(happy.people()).isEqualTo(40);
        assertThat(happy.values()).containsExactly(0.0, 0.0, 0.0, 0.0, 0.3, 0.3, 0.0, 0.0, 0.0, 0.0);
        assertThat(read().models()).containsExactly("made-up 1 sha256:0");
    }

    @Test
    void whoIsExcludedOrPreviewsIsNotCounted() {
        // Given
        visits(10, 4, 6);
        tenants.as(tenant, () -> {
            TracedVisits.inTheDark(Ad.required(ad), "DE");
            return TracedVisits.preview(Ad.required(ad), "DE");
        });
        // When
        AdCurves.CountryBase base = read().countries().get(0);
        // Then
        assertThat(base.valid()).isEqualTo(10);
        assertThat(base.excluded()).isEqualTo(1);
        assertThat(base.reasons()).containsEntry("TOO_DARK", 1L);
    }

    @Test
    void whatEarlierFormulasReadIsNamedAndNeverPooled() {
        // Given
        visits(10, 4, 6);
        tenants.as(tenant, () -> {
            Exposure exposure = TracedVisits.smiling(Ad.required(ad), "DE", 4, 6);
            EmotionTrace.currentOf(exposure.id).orElseThrow().specVersion = 1;
            stored.fire(new TraceStored(ad, "DE"));
            return exposure;
        });
        // When
        AdCurves.CountryBase base = read().countries().get(0);
        // Then
        assertThat(base.valid()).isEqualTo(10);
        assertThat(base.reasons()).containsExactly(entry("EARLIER_FORMULAS", 1L));
    }

    @Test
    void whoMissedOneOfTheAdsCountsForNone() {
        // Given
        visits(10, 4, 6);
        tenants.as(tenant, () -> {
            Exposure exposure = TracedVisits.smiling(Ad.required(ad), "DE", 4, 6);
            Visit visit = Visit.required(exposure.visitId);
            visit.disposition = Disposition.ENDED;
            visit.validity = Validity.PENDING;
            stored.fire(new TraceStored(ad, "DE"));
            return exposure;
        });
        // When
        AdCurves.CountryBase base = read().countries().get(0);
        // Then
        assertThat(base.valid()).isEqualTo(10);
        assertThat(base.reasons()).containsExactly(entry("NOT_COMPLETE", 1L));
    }

    @Test
    void whoseOtherAdIsStillToBeReadCountsForThisOne() {
        // Given
        visits(10, 4, 6);
        tenants.as(tenant, () -> {
            Exposure exposure = TracedVisits.smiling(Ad.required(ad), "DE", 4, 6);
            Visit.required(exposure.visitId).validity = Validity.PENDING;
            stored.fire(new TraceStored(ad, "DE"));
            return exposure;
        });
        // When
        AdCurves.CountryBase base = read().countries().get(0);
        // Then
        assertThat(base.valid()).isEqualTo(11);
        assertThat(base.excluded()).isZero();
    }

    @Test
    void whoseOtherAdIsUselessCountsForThisOneAndAReversedVisitForNone() {
        // Given
        visits(10, 4, 6);
        tenants.as(tenant, () -> {
            Exposure inPart = TracedVisits.smiling(Ad.required(ad), "DE", 4, 6);
            Visit.required(inPart.visitId).verdict().validateInPart(QualityRule.TOO_DARK, Instant.now());
            Exposure reversed = TracedVisits.smiling(Ad.required(ad), "DE", 4, 6);
            Visit.required(reversed.visitId).verdict().reverse(VisitExclusion.NOT_SERIOUS, Instant.now());
            stored.fire(new TraceStored(ad, "DE"));
            return inPart;
        });
        // When
        AdCurves.CountryBase base = read().countries().get(0);
        // Then
        assertThat(base.valid()).isEqualTo(11);
        assertThat(base.reasons()).containsExactly(entry("NOT_SERIOUS", 1L));
    }

    @Test
    void aStoredTraceMakesTheSumsDirty() {
        // Given
        visits(10, 4, 6);
        assertThat(happy(read()).people()).isEqualTo(10);
        // When
        visits(1, 4, 6);
        // Then
        assertThat(happy(read()).people()).isEqualTo(11);
    }

    @Test
    void anErasedVisitIsGoneFromTheSums() {
        // Given
        visits(10, 4, 6);
        UUID visit = tenants.as(tenant, () -> {
            Exposure exposure = TracedVisits.smiling(Ad.required(ad), "DE", 4, 6);
            stored.fire(new TraceStored(ad, "DE"));
            return exposure.visitId;
        });
        assertThat(happy(read()).people()).isEqualTo(11);
        // When
        tenants.as(tenant, () -> {
            Visit.required(visit).delete();
            stored.fire(new TraceStored(ad, "DE"));
            return visit;
        });
        // Then
        assertThat(happy(read()).people()).isEqualTo(10);
    }

    @Test
    void aWithdrawalLowersEveryAggregateItWasIn() {
        // Given
        UUID second = tenants.as(tenant, () -> CampaignFixtures.ad(Campaign.required(campaign), 2).id);
        visits(10, 4, 6);
        UUID visit = tenants.as(tenant, () -> {
            for (int i = 0; i < 10; i++) {
                TracedVisits.smiling(Ad.required(second), "DE", 0, 3);
            }
            UUID twice = TracedVisits.smiling(Ad.required(ad), "DE", 4, 6).visitId;
            Exposure next = TracedVisits.smiling(Ad.required(second), "DE", 0, 3);
            next.visitId = twice;
            next.position = 2;
            stored.fire(new TraceStored(ad, "DE"));
            stored.fire(new TraceStored(second, "DE"));
            return twice;
        });
        assertThat(happy(read()).people()).isEqualTo(11);
        assertThat(happy(read(second)).people()).isEqualTo(11);

        // When
        context.runAs(
                tenant,
                () -> withdrawal.of(
                        () -> Visit.find("id", visit).firstResultOptional(), id -> new Actor.Member("dana")));

        // Then
        assertThat(happy(read()).people()).isEqualTo(10);
        assertThat(happy(read(second)).people()).isEqualTo(10);
    }

    @Test
    void whoDidNotWatchAsUsualLeavesTheSums() {
        // Given
        visits(10, 4, 6);
        UUID visit = tenants.as(tenant, () -> {
            UUID watched = TracedVisits.smiling(Ad.required(ad), "DE", 4, 6).visitId;
            stored.fire(new TraceStored(ad, "DE"));
            return watched;
        });
        assertThat(happy(read()).people()).isEqualTo(11);

        // When
        tenants.as(tenant, () -> {
            Visit.required(visit).verdict().reverse(VisitExclusion.NOT_SERIOUS, Instant.now());
            reversed.fire(new VisitReversed(visit));
            return visit;
        });

        // Then
        assertThat(happy(read()).people()).isEqualTo(10);
        assertThat(read().countries().get(0).reasons()).containsExactly(entry("NOT_SERIOUS", 1L));
    }

    @Test
    void anotherTenantFindsNothing() {
        // Given
        visits(10, 4, 6);
        UUID other = tenants.create("other");
        // When
        // Then
        assertThatThrownBy(() -> context.runAs(other, () -> results.of(campaign, ad)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void networksAndActionUnitsAreNeverCountedTogether() {
        // Given: ten people read by networks, twelve by action units
        visits(10, 4, 6);
        tenants.as(tenant, () -> {
            for (int i = 0; i < 12; i++) {
                Exposure exposure = TracedVisits.smiling(Ad.required(ad), "DE", 0, 2);
                EmotionTrace.currentOf(exposure.id).orElseThrow().engine = Engine.ACTION_UNITS;
            }
            stored.fire(new TraceStored(ad, "DE"));
            return ad;
        });
        // When
        AdCurves byNetworks = read();
        count(Engine.ACTION_UNITS);
        AdCurves byUnits = read();
        count(Engine.FRAME);
        // Then
        assertThat(byNetworks.countries().get(0).valid()).isEqualTo(10);
        assertThat(happy(byUnits).people()).isEqualTo(12);
        assertThat(byUnits.countries().get(0).valid()).isEqualTo(12);
        assertThat(read().countries().get(0).valid()).isEqualTo(10);
    }

    private void count(Engine engine) {
        tenants.as(tenant, () -> {
            CampaignEngine.choose(campaign, engine, "dana", Instant.parse("2026-11-30T09:00:00Z"));
            stored.fire(new TraceStored(ad, "DE"));
            return ad;
        });
    }

    private void visits(int people, int from, int to) {
        tenants.as(tenant, () -> {
            for (int i = 0; i < people; i++) {
                TracedVisits.smiling(Ad.required(ad), "DE", from, to);
            }
            stored.fire(new TraceStored(ad, "DE"));
            return people;
        });
    }

    private AdCurves read() {
        return read(ad);
    }

    private AdCurves read(UUID of) {
        return context.runAs(tenant, () -> results.of(campaign, of));
    }

    private static CountryCurve happy(AdCurves curves) {
        return curves.measures().get(0).countries().get(0);
    }
}
