package io.mien.dashboard;

import static io.restassured.RestAssured.given;

import io.mien.account.ActingMember;
import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignFixtures;
import io.mien.tenancy.TestTenants;
import io.mien.trace.TraceStored;
import io.mien.trace.TracedVisits;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * How long the curves of one ad take: three countries of 150 viewers, 10 s. Not part of the tests; {@code
 * infra/benchmark} runs it.
 */
@QuarkusTest
@TestSecurity(user = "dana", roles = "researcher")
class DashboardBenchmark {
    private static final List<String> COUNTRIES = List.of("BR", "DE", "JP");
    private static final int VIEWERS = 150;
    private static final int CALLS = 100;

    @Inject
    TestTenants tenants;

    @Inject
    ActingMember member;

    @Inject
    Event<TraceStored> stored;

    private Ad ad;
    private UUID tenant;

    @Test
    void curvesOfThreeCountries() {
        String address = withViewers();
        double dirty = call(address);
        for (int i = 0; i < CALLS; i++) {
            call(address);
        }
        double[] warm = new double[CALLS];
        for (int i = 0; i < CALLS; i++) {
            warm[i] = call(address);
        }
        markDirty();
        double refolded = call(address);
        report(dirty, refolded, warm);
    }

    private String withViewers() {
        tenant = tenants.create("Northlight");
        member.of(tenant);
        return tenants.as(tenant, () -> {
            Campaign campaign = CampaignFixtures.draft("Benchmark");
            ad = CampaignFixtures.ad(campaign, 1);
            for (String country : COUNTRIES) {
                for (int i = 0; i < VIEWERS; i++) {
                    TracedVisits.smiling(ad, country, i % 5, i % 5 + 3);
                }
                stored.fire(new TraceStored(ad.id, country));
            }
            return "/campaigns/" + campaign.id + "/ads/" + ad.id + "/curves";
        });
    }

    private void markDirty() {
        tenants.as(tenant, () -> {
            COUNTRIES.forEach(country -> stored.fire(new TraceStored(ad.id, country)));
            return ad.id;
        });
    }

    private static double call(String address) {
        long start = System.nanoTime();
        given().get(address).then().statusCode(200);
        return (System.nanoTime() - start) / 1e6;
    }

    private static void report(double first, double refolded, double[] warm) {
        Arrays.sort(warm);
        System.out.printf(
                Locale.ROOT,
                "%n%s, %d processors, Java %s: curves of an ad, %d countries of %d viewers, client included%n"
                        + "first call %.0f ms; warm p50 %.1f ms, p95 %.1f ms; all three dirty %.1f ms%n",
                LocalDate.now(java.time.ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                COUNTRIES.size(),
                VIEWERS,
                first,
                warm[warm.length / 2],
                warm[warm.length * 95 / 100],
                refolded);
    }
}
