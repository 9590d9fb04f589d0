package io.mien.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.account.ActingMember;
import io.mien.account.Client;
import io.mien.account.Clients;
import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignFixtures;
import io.mien.campaign.CampaignStatus;
import io.mien.privacy.Actor;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditEntry;
import io.mien.privacy.AuditTrail;
import io.mien.trace.TracedVisits;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What PostgreSQL shows a client-viewer, also where native SQL walks past everything of ours. */
@QuarkusTest
@TestSecurity(user = "Carla", roles = "client-viewer")
class ClientWallTest {
    private static final Logger LOG = Logger.getLogger(ClientWallTest.class);

    private static final int READINGS = 400;

    @Inject
    TestTenants tenants;

    @Inject
    ActingMember member;

    @Inject
    Clients clients;

    @Inject
    AuditTrail trail;

    @Inject
    EntityManager entities;

    private UUID tenant;
    private UUID own;
    private UUID others;
    private UUID draft;

    @BeforeEach
    void twoClientsOfOneTenant() {
        tenant = tenants.create("two brands");
        member.of(tenant);
        own = campaignOf("Own brand", CampaignStatus.IN_FIELDWORK);
        others = campaignOf("Other brand", CampaignStatus.IN_FIELDWORK);
        draft = tenants.as(tenant, () -> {
            Campaign made = CampaignFixtures.draft("Draft");
            made.giveTo(Client.named("Own brand").orElseThrow());
            CampaignFixtures.ad(made, 0);
            clients.give(made.clientId, " carla ", new Actor.Member("ada"));
            return made.id;
        });
    }

    @Test
    void aViewerSeesItsClientsCampaignsButNoDraft() {
        assertThat(asViewer(() -> Campaign.newestFirst().stream()
                        .map(campaign -> campaign.id)
                        .toList()))
                .containsExactly(own);
        assertThatThrownBy(() -> asViewer(() -> Campaign.required(others))).hasMessageContaining("nothing here");
        assertThatThrownBy(() -> asViewer(() -> Campaign.required(draft))).hasMessageContaining("nothing here");
    }

    @Test
    void nativeSqlShowsAViewerNoMoreThanThat() {
        // When
        List<?> campaigns = asViewer(() -> rows("select id from campaign"));
        List<?> ads = asViewer(() -> rows("select distinct campaign_id from ad"));
        List<?> names = asViewer(() -> rows("select name from client"));

        // Then
        assertThat(campaigns).isEqualTo(List.of(own));
        assertThat(ads).isEqualTo(List.of(own));
        assertThat(names).isEqualTo(List.of("Own brand"));
    }

    @Test
    void everyTableThatTellsOfPeopleIsEmptyForAViewer() {
        for (String table : List.of(
                "visit", "exposure", "emotion_trace", "visit_event", "ad_aggregate", "audit_entry", "client_viewer")) {
            assertThat(tenants.as(tenant, () -> rows("select 1 from " + table)))
                    .as(table)
                    .isNotEmpty();
            assertThat(asViewer(() -> rows("select 1 from " + table))).as(table).isEmpty();
        }
    }

    @Test
    void aViewerWritesNothing() {
        assertThatThrownBy(() ->
                        asViewer(() -> entities.createNativeQuery("update campaign set name = 'taken' where id = ?1")
                                .setParameter(1, own)
                                .executeUpdate()))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void whatAViewerDoesIsWrittenDown() {
        // When
        asViewer(() -> {
            trail.record(new Actor.Member("Carla"), AuditAction.PLAY, own, "ad");
            return own;
        });

        // Then
        AuditEntry last = tenants.as(tenant, () -> AuditEntry.latest(1).get(0));
        assertThat(last.actor).isEqualTo("Carla");
        assertThat(last.number).isGreaterThan(1);
    }

    @Test
    @TestSecurity(user = "Carla")
    void aMemberWithoutARoleSeesNothing() {
        assertThat(asViewer(() -> rows("select 1 from campaign"))).isEmpty();
    }

    @Test
    @TestSecurity(user = "fritz", roles = "client-viewer")
    void aViewerWithoutAClientSeesNothing() {
        assertThat(asViewer(() -> rows("select 1 from campaign"))).isEmpty();
    }

    @Test
    @TestSecurity(
            user = "rui",
            roles = {"client-viewer", "researcher"})
    void staffSeeEveryClient() {
        assertThat(asViewer(() -> rows("select 1 from campaign"))).hasSize(3);
    }

    @Test
    void aLoginOfAnotherTenantOpensNothing() {
        // Given
        UUID elsewhere = tenants.create("elsewhere");
        tenants.as(elsewhere, () -> {
            Campaign made = CampaignFixtures.draft("Theirs");
            CampaignFixtures.putIn(made, CampaignStatus.CLOSED);
            return made;
        });

        // When
        member.of(elsewhere);

        // Then
        assertThat(asViewer(() -> rows("select 1 from campaign"))).isEmpty();
    }

    @Test
    void withoutTheSettingThereIsNoRow() {
        // When
        List<?> seen = tenants.as(tenant, () -> {
            rows("select set_config('app.clients', null, true)");
            return rows("select id from campaign");
        });

        // Then
        assertThat(seen).isEmpty();
    }

    @Test
    void theIndexOfTheTenantIsStillUsed() {
        // When
        String plan = asViewer(() -> {
            rows("select set_config('enable_seqscan', 'off', true)");
            return String.join(
                    "\n",
                    rows("explain select title from ad where campaign_id = '%s'".formatted(own)).stream()
                            .map(String::valueOf)
                            .toList());
        });

        // Then
        assertThat(plan).containsPattern("Index Cond: .*tenant_id = .*app.tenant");
    }

    @Test
    void theWallCostsLessThanHalfAMillisecondATransaction() {
        // Given
        String clients = clientOf(own).toString();
        double[] all = new double[READINGS];
        double[] viewer = new double[READINGS];

        // When
        for (int i = 0; i < READINGS; i++) {
            all[i] = milliseconds("*");
            viewer[i] = milliseconds(clients);
        }

        // Then
        double cost = quick(viewer) - quick(all);
        LOG.infof("The wall costs %.3f ms a transaction that takes %.3f ms", cost, quick(all));
        assertThat(cost).isLessThan(0.5);
    }

    /** Of a transaction that reads a campaign and its ads under this setting. */
    private double milliseconds(String setting) {
        long from = System.nanoTime();
        tenants.as(tenant, () -> {
            rows("select set_config('app.clients', '%s', true)".formatted(setting));
            rows("select * from campaign where id = '%s'".formatted(own));
            return rows("select * from ad where campaign_id = '%s'".formatted(own));
        });
        return (System.nanoTime() - from) / 1e6;
    }

    /** The quickest tenth, so that what else the machine does is left out. */
    private static double quick(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[READINGS / 10];
    }

    private UUID clientOf(UUID campaign) {
        return tenants.as(tenant, () -> Campaign.required(campaign).clientId);
    }

    private UUID campaignOf(String brand, CampaignStatus status) {
        return tenants.as(tenant, () -> {
            Campaign made = CampaignFixtures.draft("Campaign of " + brand);
            made.giveTo(Client.create(brand, Instant.EPOCH));
            Ad ad = CampaignFixtures.ad(made, 0);
            TracedVisits.smiling(ad, "DE", 0, 1);
            rows("insert into ad_aggregate (tenant_id, id, ad_id, country, spec_version, dirty)"
                    + " values ('%s', gen_random_uuid(), '%s', 'DE', 1, true) returning 1".formatted(tenant, ad.id));
            CampaignFixtures.putIn(made, status);
            return made.id;
        });
    }

    /** Work of a request of the person, not bound by anything else than their login. */
    private <T> T asViewer(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(work::get);
    }

    private List<?> rows(String sql) {
        return entities.createNativeQuery(sql, Object.class).getResultList();
    }
}
