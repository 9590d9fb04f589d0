package io.mien.dashboard;

import static io.restassured.RestAssured.given;

import io.mien.account.ActingMember;
import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignFixtures;
import io.mien.campaign.CampaignStatus;
import io.mien.campaign.Country;
import io.mien.campaign.CountryTarget;
import io.mien.fieldwork.VisitLedger;
import io.mien.launch.PostgresResource;
import io.mien.platform.Ids;
import io.mien.tenancy.TenantContext;
import io.mien.tenancy.TestTenants;
import io.mien.trace.TraceStored;
import io.mien.trace.TracedVisits;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How long staff pages take in an agency with 1,000 and in one with 100,000 visits. Not part of the tests; {@code
 * infra/benchmark} runs it. The goal: at most 1.5 times as long.
 */
@QuarkusTest
@TestSecurity(user = "dana", roles = "researcher")
class ScaleBenchmark {
    private static final int FEW = 1_000;
    private static final int MANY = 100_000;
    private static final int WARM_UP = 30;

    /** A hundred thousand rows take longer than a request may. */
    private static final Duration FILLING = Duration.ofMinutes(10);

    private static final int CALLS = Integer.getInteger("benchmark.calls", 200);
    private static final Instant OPENED = Instant.parse("2026-11-01T00:00:00Z");
    private static final List<String> COUNTRIES = List.of("BR", "DE", "JP");

    /** Of twenty: one under way, two declined, one timed out, three excluded, thirteen valid; in three countries. */
    private static final String VISITS = """
            insert into visit (tenant_id, id, campaign_id, origin, country, language, disposition,
                validity, reversal_reason, started_at, last_seen_at, consented_at, camera_passed_at, finished_at)
            select c.tenant_id, gen_random_uuid(), c.id, 'LINK', (array['BR', 'DE', 'JP'])[1 + g % 3], 'en',
                case when g % 20 = 0 then null when g % 20 < 3 then 'DECLINED' when g % 20 = 3 then 'TIMED_OUT' else 'COMPLETE' end,
                case when g % 20 < 4 then 'PENDING' when g % 20 < 7 then 'REVERSED' else 'VALID' end,
                case when g % 20 between 4 and 6 then 'TOO_DARK EXCLUDED 9.000 10.000' end,
                s.at, s.at, s.at, s.at, case when g % 20 > 0 then s.at end
            from campaign c, generate_series(1, :visits) g,
                lateral (select cast(:opened as timestamptz) + g * interval '1 second' as at) s
            where c.id = :campaign
            """;

    /** What each visit told the ledger: the monitor counts these and not the visits. */
    private static final String FACTS = """
            insert into visit_event (tenant_id, id, visit_id, campaign_id, number, kind, country, origin, stood, stands, at)
            select v.tenant_id, gen_random_uuid(), v.id, v.campaign_id, f.number, f.kind, v.country, v.origin, f.stood,
                f.stands, v.started_at
            from visit v cross join lateral (values
                (1, 'LANDED', null, 'LANDED WITH_CAMERA - PENDING -'),
                (2, 'CONSENTED', 'LANDED WITH_CAMERA - PENDING -', 'CONSENTED WITH_CAMERA - PENDING -'),
                (3, 'CAMERA_PASSED', 'CONSENTED WITH_CAMERA - PENDING -', 'CAMERA_PASSED WITH_CAMERA - PENDING -'),
                (4, 'EXPOSED', null, null)) f (number, kind, stood, stands)
            where v.campaign_id = :campaign
            union all
            select v.tenant_id, gen_random_uuid(), v.id, v.campaign_id, 5, 'ENDED', v.country, v.origin,
                'CAMERA_PASSED WITH_CAMERA - PENDING -', 'CAMERA_PASSED WITH_CAMERA ' || v.disposition || ' PENDING -', v.started_at
            from visit v where v.campaign_id = :campaign and v.disposition is not null
            union all
            select v.tenant_id, gen_random_uuid(), v.id, v.campaign_id, 6, 'VALIDATED_FOR_EXPRESSION', v.country, v.origin,
                'CAMERA_PASSED WITH_CAMERA ' || v.disposition || ' PENDING -',
                'CAMERA_PASSED WITH_CAMERA ' || v.disposition || ' ' || v.validity || ' '
                    || coalesce(split_part(v.reversal_reason, ' ', 1), '-'), v.started_at
            from visit v where v.campaign_id = :campaign and v.validity <> 'PENDING'
            """;

    private static final String EXPOSURES = """
            insert into exposure (tenant_id, id, visit_id, ad_id, position, state)
            select s.tenant_id, gen_random_uuid(), s.id, :ad, 1, 'RECORDED' from visit s
            where s.campaign_id = :campaign and s.disposition = 'COMPLETE'
            """;

    /** One in a thousand is parked. */
    private static final String RECORDINGS = """
            insert into recording (tenant_id, id, exposure_id, content_type, storage_key, state, acknowledged_bytes,
                parked_reason, created_at, expires_at, received_at, coded_at)
            select e.tenant_id, gen_random_uuid(), e.id, 'video/webm', 'none', case when p then 'PARKED' else 'CODED' end, 1,
                case when p then 'the video could not be decoded' end, s.started_at, s.started_at, s.started_at, s.started_at
            from exposure e join visit s on s.tenant_id = e.tenant_id and s.id = e.visit_id,
                lateral (select cast(extract(epoch from s.started_at) as bigint) % 1000 = 7 as p) parked
            where e.ad_id = :ad
            """;

    @Inject
    VisitLedger ledger;

    @Inject
    TestTenants tenants;

    @Inject
    TenantContext context;

    @Inject
    ActingMember member;

    @Inject
    EntityManager entities;

    @Inject
    Event<TraceStored> stored;

    /** @param pages addresses by what they show */
    private record Agency(UUID tenant, int visits, Map<String, String> pages) {}

    @Test
    void pagesOfASmallAndALargeAgency() throws SQLException {
        Agency small = agency(FEW);
        Agency large = agency(MANY);
        tidy();
        System.out.printf(
                Locale.ROOT,
                "%n%s, %d processors, Java %s: staff pages, client included, p50 and p95 of %d calls in ms%n",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                CALLS);
        small.pages().keySet().forEach(page -> compare(page, small, large));
    }

    /** The calls take turns, so that whatever else the machine does meets both alike. */
    private void compare(String page, Agency small, Agency large) {
        double[] few = new double[CALLS];
        double[] many = new double[CALLS];
        for (int i = -WARM_UP; i < CALLS; i++) {
            double first = call(small, page);
            double second = call(large, page);
            if (i >= 0) {
                few[i] = first;
                many[i] = second;
            }
        }
        Arrays.sort(few);
        Arrays.sort(many);
        System.out.printf(
                Locale.ROOT,
                "%-28s %,7d visits %6.1f %6.1f   %,7d visits %6.1f %6.1f   p50 %.2f times%n",
                page,
                small.visits(),
                at(few, 50),
                at(few, 95),
                large.visits(),
                at(many, 50),
                at(many, 95),
                at(many, 50) / at(few, 50));
    }

    private static double at(double[] sorted, int percentile) {
        return sorted[sorted.length * percentile / 100];
    }

    private double call(Agency agency, String page) {
        member.of(agency.tenant());
        long start = System.nanoTime();
        given().accept("text/html").get(agency.pages().get(page)).then().statusCode(200);
        return (System.nanoTime() - start) / 1e6;
    }

    private Agency agency(int visits) throws SQLException {
        UUID tenant = tenants.create("Agency");
        Ad ad = tenants.as(tenant, () -> {
            Campaign campaign = CampaignFixtures.draft("Benchmark");
            COUNTRIES.forEach(country -> CountryTarget.want(campaign, Country.of(country), visits));
            Ad made = CampaignFixtures.ad(campaign, 1);
            campaign.status = CampaignStatus.CLOSED;
            campaign.openedAt = OPENED;
            campaign.closedAt = OPENED;
            return made;
        });
        fill(tenant, ad, visits);
        tenants.as(tenant, () -> {
            COUNTRIES.forEach(country -> stored.fire(new TraceStored(ad.id, country)));
            return ad;
        });
        return new Agency(tenant, visits, pages(ad, visits));
    }

    /** The facts are folded, as a job does within seconds of the first count. */
    private void fill(UUID tenant, Ad ad, int visits) throws SQLException {
        run(tenant, VISITS, Map.of("campaign", ad.campaignId, "visits", visits, "opened", OPENED.toString()));
        run(tenant, FACTS, Map.of("campaign", ad.campaignId));
        tenants.as(tenant, () -> {
            ledger.fold(ad.campaignId);
            return ad;
        });
        run(tenant, EXPOSURES, Map.of("campaign", ad.campaignId, "ad", ad.id));
        tidy();
        run(tenant, RECORDINGS, Map.of("ad", ad.id));
        UUID pattern = tenants.as(tenant, () -> TracedVisits.smiling(ad, "DE", 3, 6).id);
        run(tenant, tenants.as(tenant, this::traces), Map.of("ad", ad.id, "pattern", pattern));
    }

    /** Everybody's trace is that of one person, in all columns but its own id. */
    private String traces() {
        Object columns = entities.createNativeQuery(
                        "select string_agg(cast(column_name as text), ', ') from information_schema.columns"
                                + " where table_schema = 'public' and table_name = 'emotion_trace'"
                                + " and column_name not in ('id', 'exposure_id')")
                .getSingleResult();
        return "insert into emotion_trace (id, exposure_id, " + columns + ") select gen_random_uuid(), e.id, "
                + columns.toString().replaceAll("(\\w+)", "t.$1") + " from emotion_trace t, exposure e"
                + " where t.exposure_id = :pattern and e.ad_id = :ad and e.id <> t.exposure_id";
    }

    private void run(UUID tenant, String sql, Map<String, Object> parameters) {
        context.runAs(tenant, () -> QuarkusTransaction.requiringNew()
                .timeout((int) FILLING.toSeconds())
                .call(() -> {
                    var statement = entities.createNativeQuery(sql);
                    parameters.forEach(statement::setParameter);
                    return statement.executeUpdate();
                }));
    }

    private static Map<String, String> pages(Ad ad, int visits) {
        String campaign = "/campaigns/" + ad.campaignId;
        String deep = new VisitCursor(OPENED.plusSeconds(visits / 2), Ids.next()).text();
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("visits", campaign + "/visits");
        pages.put("visits, a deep page", campaign + "/visits?after=" + deep);
        pages.put("visits, one country", campaign + "/visits?country=DE");
        pages.put("visits, excluded", campaign + "/visits?state=EXCLUDED");
        pages.put("visits, under way", campaign + "/visits?state=UNDER_WAY");
        pages.put("visits, parked", campaign + "/visits?state=PARKED");
        pages.put("visits, too dark", campaign + "/visits?reason=TOO_DARK");
        pages.put("visits, short id", campaign + "/visits?visit=abc");
        pages.put("campaigns", "/campaigns");
        pages.put("campaign", campaign);
        pages.put("ad", campaign + "/ads/" + ad.id);
        return pages;
    }

    /** What autovacuum does within minutes of such a load. */
    private static void tidy() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(PostgresResource.settings().get("quarkus.datasource.jdbc.url"));
        source.setUser("mien_owner");
        source.setPassword(PostgresResource.settings().get("quarkus.flyway.password"));
        try (Connection owner = source.getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute("vacuum (analyze) visit, visit_event, exposure, recording, emotion_trace, ad_aggregate");
        }
    }
}
