package io.mien.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mien.account.ActingMember;
import io.mien.account.Client;
import io.mien.account.Clients;
import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignFixtures;
import io.mien.campaign.CampaignStatus;
import io.mien.campaign.Country;
import io.mien.campaign.CountryTarget;
import io.mien.fieldwork.Validity;
import io.mien.privacy.Actor;
import io.mien.rights.Withdrawal;
import io.mien.tenancy.TenantContext;
import io.mien.tenancy.TestTenants;
import io.mien.trace.TracedVisits;
import io.mien.visit.Visit;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client-viewer keeps every reading and subtracts them two by two: no pair tells of fewer than ten people. */
@QuarkusTest
@TestSecurity(user = "vera", roles = "client-viewer")
class SubtractionTest {
    private static final Actor DANA = new Actor.Member("dana");

    @Inject
    TestTenants tenants;

    @Inject
    TenantContext context;

    @Inject
    ActingMember member;

    @Inject
    Clients clients;

    @Inject
    Publication publication;

    @Inject
    Withdrawal withdrawal;

    private UUID tenant;
    private UUID campaign;
    private UUID ad;
    private final List<Reading> readings = new ArrayList<>();

    /** @param people whom the curve is made of, known to the test and to nobody else */
    private record Reading(Set<UUID> people, String curve) {}

    @BeforeEach
    void aCampaignOfTheViewersClient() {
        tenant = tenants.create("northlight");
        member.of(tenant);
        tenants.as(tenant, () -> {
            Campaign made = CampaignFixtures.draft("Spring");
            made.giveTo(Client.create("Brightwater", made.createdAt));
            CountryTarget.want(made, Country.of("DE"), 100);
            CampaignFixtures.putIn(made, CampaignStatus.IN_FIELDWORK);
            clients.give(made.clientId, "vera", DANA);
            campaign = made.id;
            ad = CampaignFixtures.ad(made, 0).id;
            return made;
        });
    }

    @Test
    void nothingIsReadBeforeTheFirstPublication() {
        // Given
        join(40);

        // When // Then
        assertThat(verdict()).isEqualTo("Not published yet.");
        assertThat(page()).contains("The figures are not published yet.").doesNotContain("40 valid", "40 /");
    }

    @Test
    void whatIsPublishedStandsStillUntilTenPeopleDiffer() {
        // Given
        join(40);
        publish();
        String first = curve();

        // When
        join(9);
        Release second = publish();

        // Then
        assertThat(curve()).isEqualTo(first);
        assertThat(second.fresh).isZero();
        assertThat(people()).isEqualTo(40);

        // When
        join(1);
        publish();

        // Then
        assertThat(people()).isEqualTo(50);
    }

    @Test
    void someoneWhoWithdrawsTakesTheFigureAlongAtOnceAndNineOthersWhenItComesBack() {
        // Given
        List<UUID> visits = join(40);
        publish();

        // When
        withdraw(visits.get(0));

        // Then
        assertThat(verdict()).doesNotContain("40 valid");
        renewed();
        assertThat(people()).isEqualTo(30);
        long seeds = tenants.as(tenant, () -> FigureAudience.count("seed is not null"));
        assertThat(seeds).isEqualTo(6);
    }

    @Test
    void underTwentyItStaysAwayUntilTenOthersCame() {
        // Given
        List<UUID> visits = join(19);
        publish();

        // When
        withdraw(visits.get(0));
        renewed();
        publish();

        // Then
        assertThat(verdict()).isEqualTo("Being renewed: Germany.");

        // When
        join(9);
        publish();

        // Then
        assertThat(people()).isEqualTo(27);
    }

    /** The first release is what a client may have kept, even when others stood in between. */
    @Test
    void aFigureIsHeldAgainstEveryEarlierOneNotOnlyTheLast() {
        // Given
        join(40);
        publish();
        List<UUID> more = join(10);
        publish();
        assertThat(people()).isEqualTo(50);

        // When: without these ten it would be the first again, but for one person
        reverse(more);
        join(1);
        publish();

        // Then
        assertThat(people()).isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noPairOfReadingsTellsOfFewerThanTen(long seed) {
        // Given
        Random random = new Random(seed);
        List<UUID> visits = new ArrayList<>(join(25 + random.nextInt(10)));
        publish();
        read();

        // When
        for (int step = 0; step < 14; step++) {
            switch (random.nextInt(5)) {
                case 0, 1 -> visits.addAll(join(1 + random.nextInt(12)));
                case 2 -> {
                    withdraw(visits.remove(random.nextInt(visits.size())));
                    read();
                    renewed();
                }
                case 3 -> reverse(List.of(visits.remove(random.nextInt(visits.size()))));
                default -> publish();
            }
            read();
        }
        publish();
        read();

        // Then
        assertThat(readings).hasSizeGreaterThan(5);
        for (Reading one : readings) {
            for (Reading other : readings) {
                Set<UUID> differing = new HashSet<>(one.people());
                differing.addAll(other.people());
                differing.removeIf(person ->
                        one.people().contains(person) && other.people().contains(person));
                assertThat(differing.size() == 0 || differing.size() >= 10)
                        .as("%d people differ", differing.size())
                        .isTrue();
                if (differing.isEmpty()) {
                    assertThat(one.curve()).isEqualTo(other.curve());
                }
            }
        }
    }

    /** Keeps what the viewer sees now, unless it is out of view. */
    private void read() {
        Set<UUID> people = tenants.as(
                tenant, () -> ReleaseFigure.<ReleaseFigure>list("measure = HAPPY and state = CURRENT").stream()
                        .findFirst()
                        .map(figure -> (Set<UUID>) new HashSet<>(
                                FigureAudience.of(figure.id).audience().visits()))
                        .orElse(Set.of()));
        if (people.isEmpty()) {
            assertThat(people()).isZero();
        } else {
            assertThat(people()).isEqualTo(people.size());
            readings.add(new Reading(people, curve()));
        }
    }

    private List<UUID> join(int count) {
        return tenants.as(tenant, () -> {
            Ad film = Ad.required(ad);
            return IntStream.range(0, count)
                    .mapToObj(i -> TracedVisits.smiling(film, "DE", 4, i % 3 == 0 ? 6 : 4).visitId)
                    .toList();
        });
    }

    private Release publish() {
        return context.runAs(tenant, () -> publication.publish(campaign, DANA));
    }

    private void withdraw(UUID visit) {
        context.runAs(tenant, () -> {
            withdrawal.of(() -> Visit.find("id", visit).firstResultOptional(), id -> DANA);
        });
    }

    private void reverse(List<UUID> visits) {
        tenants.as(tenant, () -> Visit.update("validity = ?1 where id in ?2", Validity.REVERSED, visits));
    }

    private void renewed() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> tenants.as(tenant, () -> ReleaseFigure.count("state = RENEWING")) == 0);
    }

    private JsonPath happy() {
        return given().get("/api/v1/campaigns/" + campaign + "/ads/" + ad + "/curves")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("measures[0]");
    }

    private String verdict() {
        return happy().getString("verdict");
    }

    private int people() {
        return happy().getList("countries.people", Integer.class).stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private String curve() {
        return happy().getString("countries");
    }

    private String page() {
        return given().accept("text/html").get("/campaigns/" + campaign).asString();
    }
}
