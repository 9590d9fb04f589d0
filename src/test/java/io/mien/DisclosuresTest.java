package io.mien;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.mien.account.Desk;
import io.mien.campaign.CampaignStatus;
import io.mien.privacy.AuditEntry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every route of the running application that tells of people: one line in the audit trail per answer, for any headers. */
@QuarkusTest
@TestSecurity(user = "ada", roles = "agency-admin")
class DisclosuresTest {
    private static final Pattern SIGNED = Pattern.compile("\"(/ads/[^\"]+signature=[^\"]+)\"");

    /** Needs a model that draws maps; FramePagesTest finds its line. */
    private static final Set<String> ELSEWHERE = Set.of("GET /visits/{id}/exposures/{exposureId}/frame");

    private static final List<Map<String, String>> HEADERS = List.of(
            Map.of(),
            Map.of("Range", "bytes=0-"),
            Map.of("Range", "bytes=1-"),
            Map.of("Range", "bytes=-1"),
            Map.of("Range", "bytes=1-2"),
            Map.of("Range", "bytes = 1-"),
            Map.of("Range", "bytes=0-0,2-3"),
            Map.of("Range", "lines=1-"),
            Map.of("Range", "bytes=1-", "If-Range", "\"x\""),
            Map.of("If-None-Match", "*"),
            Map.of("Accept-Encoding", "gzip"),
            Map.of("X-HTTP-Method-Override", "HEAD"));

    private static final Map<String, Access> TABLE =
            Access.table().stream().collect(Collectors.toMap(Access::route, Function.identity()));

    @Inject
    Instance<Things> agencies;

    @Inject
    Desk desk;

    private Things things;

    @BeforeEach
    void aCampaignWithAKeptRecording() throws IOException {
        things = agencies.get().make();
        things.film();
        things.belongTo(UUID.fromString(things.id("clients")), CampaignStatus.IN_FIELDWORK);
        desk.sitAt(things.tenant());
    }

    @Test
    void eachAnswerLeavesOneLineWhateverTheHeaders() {
        // Given
        SoftAssertions softly = new SoftAssertions();
        Set<String> answered = new TreeSet<>();
        Set<String> marked = new TreeSet<>();

        // When
        for (Route route : forStaff()) {
            String trail = TABLE.get(route.name()).trail();
            if (trail.isEmpty()) {
                continue;
            }
            marked.add(route.name());
            for (Map<String, String> headers : HEADERS) {
                long before = things.disclosures();
                Response answer = send(route, given().headers(headers));
                long lines = things.disclosures() - before;
                boolean told = answer.statusCode() < 300;
                if (told) {
                    answered.add(route.name());
                }

                // Then
                softly.assertThat(lines)
                        .as("%s with %s answers %d", route.name(), headers, answer.statusCode())
                        .isEqualTo(told ? 1L : 0L);
                if (told && lines > 0) {
                    AuditEntry last = things.lastDisclosure();
                    softly.assertThat(last.action.name()).as(route.name()).isEqualTo(trail);
                    softly.assertThat(last.actor).as(route.name()).isEqualTo("ada");
                }
            }
        }
        softly.assertAll();
        marked.removeAll(ELSEWHERE);
        assertThat(answered).isEqualTo(marked);
    }

    @Test
    void whatLeavesNoLineTellsOfNobody() {
        // Given
        SoftAssertions softly = new SoftAssertions();

        // When
        for (Route route : forStaff()) {
            if (route.method().equals("GET") && TABLE.get(route.name()).trail().isEmpty()) {
                long before = things.disclosures();
                String body = send(route, given()).asString();

                // Then
                softly.assertThat(things.disclosures()).as(route.name()).isEqualTo(before);
                things.ofPeople()
                        .forEach(id -> softly.assertThat(body).as(route.name()).doesNotContain(id));
                softly.assertThat(body).as(route.name()).doesNotContain("/i/");
            }
        }
        softly.assertAll();
    }

    private Response send(Route route, RequestSpecification request) {
        return switch (route.name()) {
            case "GET /ads/{adId}/video" -> request.urlEncodingEnabled(false).get(signedVideo());
            case "GET /visits/{id}/exposures/{exposureId}/recording/video" ->
                request.urlEncodingEnabled(false).get(signedRecording());
            default -> new Call(route, things).send(request);
        };
    }

    private String signedVideo() {
        String page = given().accept("text/html")
                .get("/campaigns/" + things.id("campaigns") + "/ads/" + things.id("ads"))
                .asString();
        Matcher found = SIGNED.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1).replace("&amp;", "&");
    }

    private String signedRecording() {
        return given().redirects()
                .follow(false)
                .get("/visits/" + things.id("visits") + "/exposures/" + things.id("exposures") + "/recording")
                .getHeader("Location")
                .replaceAll("^https?://[^/]+", "");
    }

    private static List<Route> forStaff() {
        return Route.running().stream()
                .filter(route -> TABLE.get(route.name()).who().needLogin())
                .toList();
    }
}
