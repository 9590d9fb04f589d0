package io.mien.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.mien.account.Desk;
import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignFixtures;
import io.mien.campaign.Country;
import io.mien.campaign.CountryTarget;
import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Origin;
import io.mien.fieldwork.Validity;
import io.mien.privacy.AuditEntry;
import io.mien.recording.Recording;
import io.mien.recording.RecordingState;
import io.mien.visit.Exposure;
import io.mien.visit.Visit;
import io.mien.visit.VisitFacts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of visits as page, file and API: its filters, its pages, and that neither reads more than it shows. */
@QuarkusTest
@TestSecurity(user = "dana", roles = "researcher")
class VisitListTest {
    private static final Instant OPENED = Instant.parse("2026-11-24T09:00:00Z");
    private static final Pattern ROW = Pattern.compile("<th scope=\"row\"><a href=\"/visits/([0-9a-f-]{36})\"");
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
    private static final Pattern PREVIOUS = Pattern.compile("rel=\"prev\" href=\"([^\"]+)\"");

    @Inject
    Desk desk;

    @Inject
    SessionFactory hibernate;

    private UUID agency;
    private UUID campaign;
    private UUID ad;

    @BeforeEach
    void aCampaign() {
        agency = desk.newAgency("Northlight");
        campaign = desk.as(agency, () -> {
            Campaign made = CampaignFixtures.draft("Spring launch");
            ad = CampaignFixtures.ad(made, 1).id;
            CountryTarget.want(made, Country.of("DE"), 50);
            CountryTarget.want(made, Country.of("PL"), 50);
            return made.id;
        });
    }

    @Test
    void everyFilterNarrowsInAddressFileAndApiAlike() {
        // Given
        UUID polish = visit(0, visit -> visit.country = "PL");
        UUID valid = visit(1, visit -> visit.validity = Validity.VALID);
        UUID dark = visit(2, visit -> {
            visit.validity = Validity.REVERSED;
            visit.reversalReason = "TOO_DARK EXCLUDED 9.000 10.000";
        });
        UUID frivolous = visit(3, visit -> {
            visit.validity = Validity.REVERSED;
            visit.reversalReason = "NOT_SERIOUS";
        });
        UUID declined = visit(4, visit -> visit.disposition = Disposition.DECLINED);
        UUID tired = visit(5, visit -> visit.disposition = Disposition.TIMED_OUT);
        UUID running = visit(6, visit -> {
            visit.disposition = null;
        });
        UUID cameraFree = visit(7, visit -> {
            visit.cameraFree = true;
            visit.disposition = Disposition.COMPLETE_WITHOUT_CAMERA;
        });
        UUID preview = visit(8, visit -> visit.origin = Origin.PREVIEW);
        UUID parked = visit(9, visit -> {});
        park(parked);
        UUID inPart = visit(11, visit -> {
            visit.validity = Validity.PARTIAL;
            visit.reversalReason = "TOO_DARK";
        });
        UUID validDespiteParking = visit(10, visit -> visit.validity = Validity.VALID);
        park(validDespiteParking);

        // Then
        assertFound(
                "",
                inPart,
                validDespiteParking,
                parked,
                preview,
                cameraFree,
                running,
                tired,
                declined,
                frivolous,
                dark,
                valid,
                polish);
        assertFound("country=PL", polish);
        assertFound("origin=PREVIEW", preview);
        assertFound("state=VALID", validDespiteParking, valid);
        assertFound("state=EXCLUDED", frivolous, dark);
        assertFound("state=PARTIAL", inPart);
        assertFound("state=PARKED", parked);
        assertFound("state=UNDER_WAY", running);
        assertFound("state=WITHOUT_CAMERA", cameraFree);
        assertFound("state=LEFT", tired, declined);
        assertFound("state=CODING", polish);
        assertFound("state=PREVIEW", preview);
        assertFound("reason=TOO_DARK", inPart, dark);
        assertFound("state=EXCLUDED&reason=TOO_DARK", dark);
        assertFound("reason=NOT_SERIOUS", frivolous);
        assertFound("reason=DECLINED", declined);
        assertFound("state=LEFT&reason=TOO_DARK");
        assertFound("country=DE&state=CODING");
        assertFound("visit=" + dark, dark);
        assertFound("visit=" + dark.toString().substring(24), dark);
        assertFound("visit=" + dark.toString().substring(24, 33).toUpperCase(java.util.Locale.ROOT), dark);
        assertFound("visit=" + dark.toString().substring(0, 35), dark);
    }

    /** The condition that the list is filtered by and the state that its rows show are two readings of one rule. */
    @Test
    void aRowIsInTheStateThatItWasFilteredBy() {
        // Given
        int number = 0;
        for (Validity validity : Validity.values()) {
            for (Disposition disposition : Disposition.values()) {
                for (boolean parked : new boolean[] {false, true}) {
                    UUID id = visit(number++, visit -> {
                        visit.disposition = disposition;
                        visit.cameraFree = disposition == Disposition.COMPLETE_WITHOUT_CAMERA;
                        visit.validity = validity;
                    });
                    if (parked) {
                        park(id);
                    }
                }
            }
        }

        // When
        List<String> found = Stream.of(VisitState.values())
                .flatMap(state -> {
                    List<String> states = api("state=" + state).path("state");
                    assertThat(states).containsOnly(states.isEmpty() ? new String[0] : new String[] {state.name()});
                    return api("state=" + state).<List<String>>path("id").stream();
                })
                .toList();

        // Then
        assertThat(found).hasSize(number).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "country,XX",
        "country,de",
        "state,GONE",
        "state,valid",
        "reason,BORED",
        "reason,COMPLETE",
        "origin,PANEL",
        "visit,dana",
        "after,nowhere",
        "before,nowhere"
    })
    void whatMeansNothingIsRefusedByItsName(String parameter, String value) {
        for (String address : List.of(page(), page() + ".csv", api(), api() + ".csv")) {
            if (address.endsWith(".csv") && List.of("after", "before").contains(parameter)) {
                continue;
            }
            given().queryParam(parameter, value)
                    .get(address)
                    .then()
                    .statusCode(400)
                    .body("fields.field", contains(parameter))
                    .body("detail", containsString(parameter));
        }
        given().accept("text/html")
                .queryParam(parameter, value)
                .get(page())
                .then()
                .statusCode(400)
                .body(containsString(parameter));
        assertThat(desk.as(agency, () -> AuditEntry.count())).isZero();
    }

    @Test
    void aWalkMeetsEveryVisitOnceWhileNewOnesArriveAndOthersGo() {
        // Given
        List<UUID> there = desk.as(agency, () -> Stream.iterate(0, number -> number + 1)
                .limit(130)
                // Five in a moment: the id decides
                .map(number -> persisted(number / 5, visit -> {}))
                .toList());
        List<String> met = new ArrayList<>();
        String address = page();
        int pages = 0;

        // When
        while (address != null) {
            String html = given().accept("text/html").get(address).asString();
            met.addAll(all(ROW, html));
            if (pages == 0) {
                UUID last = UUID.fromString(met.get(met.size() - 1));
                desk.as(agency, () -> Visit.delete("id", last));
            }
            UUID late = visit(1_000 + pages, visit -> {});
            assertThat(met).doesNotContain(late.toString());
            address = first(NEXT, html);
            pages++;
        }

        // Then
        assertThat(pages).isEqualTo(3);
        assertThat(met)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        there.stream().map(UUID::toString).toList());
    }

    @Test
    void pagesSayWhereTheyStandAndLeadBack() {
        // Given
        desk.as(agency, () -> Stream.iterate(0, number -> number + 1)
                .limit(120)
                .map(number -> persisted(number, visit -> visit.validity = Validity.VALID))
                .toList());

        // When
        String newest = html(page() + "?state=VALID");
        String middle = html(first(NEXT, newest));
        String oldest = html(first(NEXT, middle));
        visit(500, visit -> visit.validity = Validity.VALID);
        String back = html(first(PREVIOUS, oldest));
        String nearlyFirst = html(first(PREVIOUS, back));

        // Then
        assertThat(newest)
                .contains("120 visits match this filter.", "Visits 1 to 50 of 120", "aria-label=\"Pages of visits\"")
                .doesNotContain("rel=\"prev\"", "First page");
        assertThat(middle).contains("Visits 51 to 100 of 120", "Previous page", "First page");
        assertThat(oldest).contains("Visits 101 to 120 of 120").doesNotContain("rel=\"next\"");
        assertThat(all(ROW, back)).isEqualTo(all(ROW, middle));
        assertThat(back).contains("Visits 52 to 101 of 121");
        assertThat(nearlyFirst).contains("Visits 2 to 51 of 121", "rel=\"prev\"");
        assertThat(html(first(PREVIOUS, nearlyFirst))).contains("Visits 1 to 50 of 121");
    }

    @Test
    void theApiLeadsToTheNextPageWithItsFilter() {
        // Given
        List<UUID> there = desk.as(agency, () -> Stream.iterate(0, number -> number + 1)
                .limit(101)
                .map(number -> persisted(number, visit -> visit.country = number == 0 ? "PL" : "DE"))
                .toList());

        // When
        Response first = api("country=DE");
        Response last = given().get(link(first));

        // Then
        assertThat(ids(first)).hasSize(50);
        assertThat(ids(last)).hasSize(50).doesNotContain(there.get(0).toString());
        assertThat(ids(last)).doesNotContainAnyElementsOf(ids(first));
        assertThat(last.header("Link")).isNull();
    }

    @Test
    void theFileHoldsTheWalkAndIsAuditedOnce() {
        // Given
        int many = VisitFile.CHUNK * 2 + 10;
        desk.as(agency, () -> Stream.iterate(0, number -> number + 1)
                .limit(many)
                .map(number -> persisted(number / 3, visit -> {}))
                .toList());
        List<String> walk = new ArrayList<>();
        for (String address = api(); address != null; ) {
            Response response = given().get(address);
            walk.addAll(ids(response));
            address = response.header("Link") == null ? null : link(response);
        }
        long before = desk.as(agency, () -> AuditEntry.count());

        // When
        String csv =
                given().get(page() + ".csv").then().statusCode(200).extract().asString();

        // Then
        assertThat(csv.lines().skip(1).map(line -> line.split(",")[0]).toList())
                .isEqualTo(walk)
                .hasSize(many);
        assertThat(desk.as(agency, () -> AuditEntry.count()) - before).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 240})
    void aPageReadsNoMoreThanItShows(int visits) {
        // Given
        desk.as(agency, () -> Stream.iterate(0, number -> number + 1)
                .limit(visits)
                .map(number -> persisted(number, visit -> {}))
                .toList());
        Statistics statistics = hibernate.getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();

        // When
        given().get(api()).then().body("", hasSize(50));

        // Then
        assertThat(statistics.getEntityStatistics(Visit.class.getName()).getLoadCount())
                .isEqualTo(VisitTable.PAGE + 1);
        assertThat(statistics.getPrepareStatementCount()).isLessThanOrEqualTo(15);
        statistics.setStatisticsEnabled(false);
    }

    @Test
    void theFileReadsInChunks() {
        // Given
        desk.as(agency, () -> Stream.iterate(0, number -> number + 1)
                .limit(VisitFile.CHUNK + 1)
                .map(number -> persisted(number, visit -> {}))
                .toList());
        Statistics statistics = hibernate.getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();

        // When
        given().get(page() + ".csv").then().statusCode(200);

        // Then: one transaction to begin with, then one a chunk
        assertThat(statistics.getSuccessfulTransactionCount()).isGreaterThanOrEqualTo(3);
        assertThat(statistics.getEntityStatistics(Visit.class.getName()).getLoadCount())
                .isEqualTo(VisitFile.CHUNK + 1);
        statistics.setStatisticsEnabled(false);
    }

    @Test
    void anotherAgencysVisitsAreNeitherListedNorReached() {
        // Given
        UUID secret = visit(0, visit -> {});
        String place = new VisitCursor(OPENED.plusSeconds(5), secret).text();
        UUID theirs = desk.newAgency("Southlight");
        UUID own = desk.as(theirs, () -> CampaignFixtures.draft("Own").id);

        // Then
        for (String address : List.of(page(), page() + ".csv", api(), api() + ".csv")) {
            given().get(address).then().statusCode(404);
            given().get(address + "?visit=" + secret).then().statusCode(404);
        }
        given().get("/api/v1/campaigns/" + own + "/sessions?after=" + place)
                .then()
                .statusCode(200)
                .body("", hasSize(0));
        given().get("/api/v1/campaigns/" + own + "/sessions?visit=" + secret)
                .then()
                .body("", equalTo(List.of()));
        assertThat(given().get("/campaigns/" + own + "/visits.csv").asString().lines())
                .hasSize(1);
    }

    private void assertFound(String query, UUID... expected) {
        String[] ids = Stream.of(expected).map(UUID::toString).toArray(String[]::new);
        assertThat(ids(api(query))).as(query).containsExactly(ids);
        assertThat(all(ROW, html(page() + asked(query)))).as(query).containsExactly(ids);
        assertThat(given().get(page() + ".csv" + asked(query))
                        .asString()
                        .lines()
                        .skip(1))
                .as(query)
                .extracting(line -> line.split(",")[0])
                .containsExactly(ids);
    }

    private static String asked(String query) {
        return query.isEmpty() ? "" : "?" + query;
    }

    private Response api(String query) {
        return given().get(api() + asked(query));
    }

    private static List<String> ids(Response response) {
        return response.then().statusCode(200).extract().path("id");
    }

    private static String link(Response response) {
        return response.header("Link").replaceFirst("^<([^>]+)>; rel=\"next\"$", "$1");
    }

    private static String html(String address) {
        return given().urlEncodingEnabled(false)
                .accept("text/html")
                .get(address.replace("&amp;", "&"))
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group(1).replace("&amp;", "&") : null;
    }

    private String page() {
        return "/campaigns/" + campaign + "/visits";
    }

    private String api() {
        return "/api/v1/campaigns/" + campaign + "/sessions";
    }

    private UUID visit(int second, Consumer<Visit> change) {
        return desk.as(agency, () -> persisted(second, change));
    }

    private UUID persisted(int second, Consumer<Visit> change) {
        Visit visit = new Visit();
        visit.campaignId = campaign;
        visit.country = "DE";
        visit.origin = Origin.LINK;
        visit.language = "en";
        visit.disposition = Disposition.COMPLETE;
        visit.startedAt = OPENED.plusSeconds(second);
        visit.lastSeenAt = visit.startedAt;
        change.accept(visit);
        VisitFacts.tell(visit);
        visit.persist();
        return visit.id;
    }

    private void park(UUID visit) {
        desk.as(agency, () -> {
            Exposure exposure = new Exposure();
            exposure.visitId = visit;
            exposure.adId = Ad.required(ad).id;
            exposure.position = 1;
            exposure.state = Exposure.State.RECORDED;
            exposure.persist();
            Recording recording = new Recording();
            recording.exposureId = exposure.id;
            recording.contentType = "video/webm";
            recording.storageKey = agency + "/recordings/none";
            recording.acknowledgedBytes = 1;
            recording.state = RecordingState.PARKED;
            recording.parkedReason = "the video could not be decoded";
            recording.createdAt = Instant.now();
            recording.expiresAt = recording.createdAt;
            recording.persist();
            return recording.id;
        });
    }
}
