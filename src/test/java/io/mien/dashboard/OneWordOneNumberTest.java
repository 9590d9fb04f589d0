package io.mien.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.mien.account.Clients;
import io.mien.account.Desk;
import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignFixtures;
import io.mien.campaign.CampaignStatus;
import io.mien.campaign.Country;
import io.mien.campaign.CountryTarget;
import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Origin;
import io.mien.fieldwork.Validity;
import io.mien.fieldwork.WhichPeople;
import io.mien.privacy.Actor;
import io.mien.recording.Recording;
import io.mien.recording.RecordingState;
import io.mien.report.Publication;
import io.mien.results.AdCurves;
import io.mien.tenancy.TenantContext;
import io.mien.trace.Measure;
import io.mien.trace.TraceStored;
import io.mien.trace.TracedVisits;
import io.mien.visit.Exposure;
import io.mien.visit.Visit;
import io.mien.visit.VisitFacts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * One campaign with people of every kind, on every page, in every file and answer that tells how many there are: a number stands
 * with its name, and the same name never has two numbers.
 */
@QuarkusTest
class OneWordOneNumberTest {
    private static final Actor DANA = new Actor.Member("dana");
    private static final Instant OPENED = Instant.parse("2026-11-24T09:00:00Z");

    /** A number of people that does not say whom it counts. */
    private static final Pattern BARE = Pattern.compile(
            "\\d+\\s+(?:valid(?! in part| for (?:this (?:ad|measure)|expression|attention))|respondents|excluded(?! from the target)|coding)\\b");

    private static final Set<String> BARE_HEADINGS = Set.of("valid", "n", "people", "excluded", "coding", "parked");

    /** The visits in a state are the people of a name. */
    private static final Map<VisitState, WhichPeople> STATES = Map.of(
            VisitState.VALID, WhichPeople.TOWARDS_TARGET,
            VisitState.CODING, WhichPeople.CODING,
            VisitState.PARKED, WhichPeople.PARKED,
            VisitState.PARTIAL, WhichPeople.IN_PART,
            VisitState.EXCLUDED, WhichPeople.EXCLUDED,
            VisitState.WITHOUT_CAMERA, WhichPeople.WITHOUT_CAMERA);

    private static final Map<WhichPeople, String> COLUMNS = Map.of(
            WhichPeople.TOWARDS_TARGET, "count_towards_target",
            WhichPeople.CODING, "being_coded",
            WhichPeople.PARKED, "held_up_by_parked_recording",
            WhichPeople.IN_PART, "valid_in_part",
            WhichPeople.EXCLUDED, "excluded_from_target",
            WhichPeople.WITHOUT_CAMERA, "watched_without_camera");

    @Inject
    Desk desk;

    @Inject
    Clients clients;

    @Inject
    Publication publication;

    @Inject
    TenantContext context;

    @Inject
    Event<TraceStored> stored;

    private UUID agency;
    private UUID campaign;
    private UUID ad;

    @BeforeEach
    void peopleOfEveryKind() {
        agency = desk.newAgency("Northlight");
        desk.as(agency, () -> {
            Campaign made = CampaignFixtures.draft("Spring launch");
            Ad film = CampaignFixtures.ad(made, 1);
            campaign = made.id;
            ad = film.id;
            CountryTarget.want(made, Country.of("DE"), 50);
            CountryTarget.want(made, Country.of("PL"), 50);
            CampaignFixtures.putIn(made, CampaignStatus.IN_FIELDWORK);
            clients.give(made.clientId, "vera", DANA);
            times(31, () -> TracedVisits.smiling(film, "DE", 4, 6));
            times(4, () -> TracedVisits.seenAtTheStart(film, "DE"));
            times(3, () -> TracedVisits.inTheDark(film, "DE"));
            times(6, () -> TracedVisits.preview(film, "DE"));
            times(12, () -> TracedVisits.smiling(film, "PL", 4, 6));
            times(
                    2,
                    () -> visit(visit -> {
                        visit.origin = Origin.IMPORT;
                        visit.validity = Validity.VALID;
                    }));
            times(4, () -> visit(visit -> {}));
            times(2, () -> visit(visit -> visit.validity = Validity.PARTIAL));
            park(visit(visit -> {}));
            park(visit(visit -> visit.disposition = Disposition.TIMED_OUT));
            times(5, () -> visit(visit -> visit.disposition = Disposition.DECLINED));
            times(7, () -> visit(OneWordOneNumberTest::withoutCamera));
            visit(visit -> {
                withoutCamera(visit);
                visit.validity = Validity.REVERSED;
                visit.reversalReason = "NOT_SERIOUS";
            });
            times(
                    8,
                    () -> visit(visit -> {
                        visit.origin = Origin.PREVIEW;
                        visit.validity = Validity.VALID;
                    }));
            stored.fire(new TraceStored(ad, "DE"));
            stored.fire(new TraceStored(ad, "PL"));
            return made;
        });
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void staffReadOneNumberForEachWord() {
        // When
        JsonPath progress = json("/progress");
        JsonPath curves = json("/ads/" + ad + "/curves");
        Map<WhichPeople, Set<Long>> told = told(progress, curves);

        // Then
        assertThat(told.get(WhichPeople.TOWARDS_TARGET)).containsExactly(12L, 37L, 49L);
        assertThat(told.get(WhichPeople.CODING)).containsExactly(0L, 4L);
        assertThat(told.get(WhichPeople.IN_PART)).containsExactly(0L, 2L);
        assertThat(numbers(progress, WhichPeople.FOR_AD)).isEqualTo(numbers(curves, WhichPeople.FOR_AD));
        assertThat(told.get(WhichPeople.PARKED)).containsExactly(0L, 2L);
        assertThat(told.get(WhichPeople.EXCLUDED)).containsExactly(0L, 3L);
        assertThat(told.get(WhichPeople.WITHOUT_CAMERA)).containsExactly(0L, 7L);
        assertThat(told.get(WhichPeople.FOR_AD)).containsExactly(12L, 35L, 47L);
        assertThat(told.get(WhichPeople.FOR_EXPRESSION)).containsExactly(12L, 35L, 47L);
        assertThat(told.get(WhichPeople.FOR_ATTENTION)).containsExactly(12L, 35L, 47L);
        assertThat(told.get(WhichPeople.LEFT_OUT_OF_AD)).containsExactly(0L, 3L);
        assertSaid(told, html("/campaigns"));
        assertSaid(told, html("/campaigns/" + campaign));
        assertSaid(told, html("/campaigns/" + campaign + "/progress"));
        AdCurves.SHOWN.forEach(measure -> assertSaid(measured(told, curves, measure), page(measure)));
        assertThat(html("/campaigns")).contains("<td class=\"n\">49 / 100</td>");
        assertThat(text(html("/campaigns/" + campaign))).contains("49 of 100 people wanted count towards the target");
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void theListOfVisitsHasAsManyAsTheMonitorSays() {
        // When
        JsonPath progress = json("/progress");

        // Then
        STATES.forEach((state, which) -> {
            long people = sum(progress, which);
            String query = "?state=" + state;
            assertThat(given().get(api("/sessions") + query).jsonPath().getList(""))
                    .as(query)
                    .hasSize((int) people);
            assertThat(html("/campaigns/" + campaign + "/visits" + query))
                    .as(query)
                    .contains(people == 1 ? "1 visit matches" : people + " visits match");
            assertThat(given().get("/campaigns/" + campaign + "/visits.csv" + query)
                            .asString()
                            .lines())
                    .as(query)
                    .hasSize((int) people + 1);
        });
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void theFileOfCountriesHasTheNumbersOfTheAnswer() {
        // When
        JsonPath progress = json("/progress");
        List<String[]> rows = given().get("/campaigns/" + campaign + "/countries.csv")
                .asString()
                .lines()
                .map(line -> line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
                .toList();

        // Then
        List<String> head = List.of(rows.get(0));
        assertThat(head).doesNotContainAnyElementsOf(BARE_HEADINGS);
        COLUMNS.forEach((which, column) -> assertThat(rows.stream()
                        .skip(1)
                        .map(row -> Long.parseLong(row[head.indexOf(column)]))
                        .toList())
                .as(column)
                .isEqualTo(numbers(progress, which)));
    }

    @Test
    @TestSecurity(user = "dana", roles = "researcher")
    void everyNumberOfAnAnswerIsNamed() {
        assertNamed(json("/progress"), "countries", Set.of("target"));
        assertNamed(json("/ads/" + ad + "/curves"), "countries", Set.of("slot"));
        assertNamed(json("/ads/" + ad + "/curves"), "measures.countries", Set.of());
        assertThat(json("/progress").getList("steps.name", String.class))
                .containsExactly(
                        WhichPeople.CAME.heading(),
                        WhichPeople.CONSENTED.heading(),
                        WhichPeople.CAMERA_PASSED.heading(),
                        WhichPeople.WATCHED_ALL.heading(),
                        WhichPeople.CAME_AND_COUNT.heading());
    }

    @Test
    @TestSecurity(user = "vera", roles = "client-viewer")
    void clientsReadOneNumberForEachWord() {
        // Given
        context.runAs(agency, () -> publication.publish(campaign, DANA));

        // When
        JsonPath curves = json("/ads/" + ad + "/curves");

        // Then
        Map<WhichPeople, Set<Long>> told = new EnumMap<>(WhichPeople.class);
        addTold(told, curves);
        assertThat(told.get(WhichPeople.FOR_AD)).containsExactly(12L, 35L, 47L);
        AdCurves.SHOWN.forEach(measure -> assertSaid(measured(told, curves, measure), page(measure)));
        assertSaid(told, html("/campaigns"));
        assertSaid(told, html("/campaigns/" + campaign));
    }

    /** By name: the number of each country, and their sum. */
    private static Map<WhichPeople, Set<Long>> told(JsonPath progress, JsonPath curves) {
        Map<WhichPeople, Set<Long>> told = new EnumMap<>(WhichPeople.class);
        addTold(told, progress);
        addTold(told, curves);
        List<String> steps = progress.getList("steps.name", String.class);
        for (WhichPeople which : WhichPeople.values()) {
            int step = steps.indexOf(which.heading());
            if (step >= 0) {
                told.put(which, Set.of(progress.getLong("steps[" + step + "].people")));
            }
        }
        return told;
    }

    private static void addTold(Map<WhichPeople, Set<Long>> told, JsonPath answer) {
        fields(answer).forEach((which, field) -> {
            if (field.startsWith("countries.")) {
                Set<Long> numbers = new TreeSet<>(numbers(answer, which));
                numbers.add(sum(answer, which));
                told.put(which, numbers);
            }
        });
    }

    /** The same with what an ad's page says of the measure. */
    private static Map<WhichPeople, Set<Long>> measured(
            Map<WhichPeople, Set<Long>> told, JsonPath curves, Measure measure) {
        Map<WhichPeople, Set<Long>> more = new EnumMap<>(told);
        more.put(
                WhichPeople.FOR_MEASURE,
                new TreeSet<>(curves.getList(
                        "measures.find { it.measure == '" + measure + "' }.countries.people", Long.class)));
        return more;
    }

    private static Map<WhichPeople, String> fields(JsonPath answer) {
        Map<WhichPeople, String> fields = new EnumMap<>(WhichPeople.class);
        answer.<String, String>getMap("counts")
                .forEach((field, name) -> fields.put(
                        Arrays.stream(WhichPeople.values())
                                .filter(which -> name.startsWith(which.words() + ": "))
                                .findFirst()
                                .orElseThrow(),
                        field));
        return fields;
    }

    private static List<Long> numbers(JsonPath answer, WhichPeople which) {
        return answer.getList(fields(answer).get(which)).stream()
                .flatMap(each -> each instanceof List<?> inner ? inner.stream() : Stream.of(each))
                .map(each -> ((Number) each).longValue())
                .toList();
    }

    private static long sum(JsonPath answer, WhichPeople which) {
        return numbers(answer, which).stream().mapToLong(Long::longValue).sum();
    }

    /** Wherever the page has a number with a name, in a sentence or under a heading, the answer has it by that name too. */
    private static void assertSaid(Map<WhichPeople, Set<Long>> told, String html) {
        List<String> found = new ArrayList<>();
        told.forEach((which, numbers) -> {
            said(which, html).forEach(number -> {
                found.add(number + " " + which.words());
                assertThat(numbers).as("%s %s", number, which.words()).contains(number);
            });
        });
        assertThat(BARE.matcher(text(html)).results().map(MatchResult::group)).isEmpty();
        assertThat(cells(html, "th").map(heading -> heading.toLowerCase(java.util.Locale.ROOT)))
                .doesNotContainAnyElementsOf(BARE_HEADINGS);
    }

    private static Stream<Long> said(WhichPeople which, String html) {
        Pattern before = Pattern.compile("(?<!at least |fewer than )\\b(\\d+)(?: of \\d+ people wanted)? (?:people )?"
                + Pattern.quote(which.words()));
        Pattern after = Pattern.compile("People " + Pattern.quote(which.words()) + " (\\d+)");
        String text = text(html);
        Stream<Long> sentences = Stream.of(before, after)
                .flatMap(pattern -> pattern.matcher(text).results())
                .map(found -> Long.valueOf(found.group(1)));
        return Stream.concat(sentences, columns(which.heading(), html));
    }

    private static Stream<Long> columns(String heading, String html) {
        return Pattern.compile("<table.*?</table>", Pattern.DOTALL)
                .matcher(html)
                .results()
                .flatMap(table -> {
                    List<String[]> rows = Arrays.stream(table.group().split("<tr>"))
                            .map(row -> cells(row, "t[hd]").toArray(String[]::new))
                            .toList();
                    int column = rows.stream()
                            .mapToInt(row -> List.of(row).indexOf(heading))
                            .max()
                            .orElse(-1);
                    return column < 0
                            ? Stream.empty()
                            : rows.stream()
                                    .filter(row -> row.length > column && row[column].matches("\\d.*"))
                                    .map(row -> row[column]);
                })
                .map(cell -> Long.valueOf(cell.replaceFirst("\\D.*", "")));
    }

    private static Stream<String> cells(String html, String tag) {
        return Pattern.compile("<(" + tag + ")[ >].*?</\\1>", Pattern.DOTALL)
                .matcher(html)
                .results()
                .map(cell -> text(cell.group()));
    }

    private static String text(String html) {
        return html.replaceAll("(?s)<(script|style|svg).*?</\\1>", "")
                .replaceAll("<[^>]+>", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static void assertNamed(JsonPath answer, String list, Set<String> others) {
        Map<String, String> counts = new TreeMap<>(answer.getMap("counts"));
        List<Map<String, Object>> rows = list.contains(".")
                ? answer.<List<Map<String, Object>>>getList(list).stream()
                        .flatMap(List::stream)
                        .toList()
                : answer.getList(list);
        Map<String, Object> numbers = new LinkedHashMap<>(rows.get(0));
        numbers.values().removeIf(value -> !(value instanceof Integer));
        numbers.keySet().removeAll(others);
        assertThat(numbers.keySet()).isNotEmpty();
        assertThat(counts.keySet())
                .containsAll(numbers.keySet().stream()
                        .map(field -> list + "." + field)
                        .toList());
    }

    private JsonPath json(String address) {
        return given().get(api(address)).then().statusCode(200).extract().jsonPath();
    }

    private String api(String address) {
        return "/api/v1/campaigns/" + campaign + address;
    }

    private String page(Measure measure) {
        return html("/campaigns/" + campaign + "/ads/" + ad + "?measure=" + measure);
    }

    private static String html(String address) {
        return given().accept("text/html")
                .get(address)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static void times(int number, Runnable what) {
        for (int i = 0; i < number; i++) {
            what.run();
        }
    }

    private static void withoutCamera(Visit visit) {
        visit.cameraFree = true;
        visit.disposition = Disposition.COMPLETE_WITHOUT_CAMERA;
    }

    private UUID visit(Consumer<Visit> change) {
        Visit visit = new Visit();
        visit.campaignId = campaign;
        visit.country = "DE";
        visit.origin = Origin.LINK;
        visit.language = "en";
        visit.disposition = Disposition.COMPLETE;
        visit.startedAt = OPENED;
        visit.lastSeenAt = visit.startedAt;
        change.accept(visit);
        VisitFacts.tell(visit);
        visit.persist();
        return visit.id;
    }

    private void park(UUID visit) {
        Exposure exposure = new Exposure();
        exposure.visitId = visit;
        exposure.adId = ad;
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
        recording.createdAt = OPENED;
        recording.expiresAt = OPENED;
        recording.persist();
    }
}
