package io.mien.language;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.mien.account.Browser;
import io.mien.account.Desk;
import io.mien.fieldwork.Agency;
import io.mien.privacy.AuditEntry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an agency says to respondents in its own words. */
@QuarkusTest
@TestSecurity(user = "dana", roles = "researcher")
class OwnTextsTest {
    private static final String TEXTS = "/api/v1/languages/%s/texts/%s";

    @Inject
    Agency agency;

    @Inject
    Agency other;

    @Inject
    Desk desk;

    @BeforeEach
    void sit() {
        desk.sitAt(agency.tenant);
    }

    @ParameterizedTest
    @CsvSource({
        "en,Have a look at [a film | two films | (films) films],Have a look at 3 films",
        "de,Bitte [einen Film | zwei Filme | (films) Filme] ansehen,Bitte 3 Filme ansehen"
    })
    void respondentsReadThemWithTheirNumbers(String tag, String words, String read) {
        // Given
        String link = "/i/" + agency.withAds(3, tag).open();

        // When
        write(tag, "landingTitle", words)
                .then()
                .statusCode(200)
                .body(text("landingTitle", "own.words"), equalTo(words));

        // Then
        landing(link).then().statusCode(200).body(containsString(read));
        assertThat(agency.as(() -> AuditEntry.latest(5)))
                .anySatisfy(entry -> assertThat(entry.detail).isEqualTo("text changed " + tag + " landingTitle"));
    }

    @Test
    void oneAgencysWordsAreNotAnothers() {
        // Given
        agency.withAds(1, "en");
        write("en", "landingTitle", "Northlight speaks").then().statusCode(200);

        // When
        String link = "/i/" + other.withAds(1, "en").open();
        desk.sitAt(other.tenant);

        // Then
        landing(link).then().body(not(containsString("Northlight speaks")));
        given().get("/api/v1/languages/en/texts").then().body(text("landingTitle", "own"), nullValue());
    }

    @Test
    void textsAreMiensAgainWhenRestoredOrTypedAsTheyWere() {
        // Given
        String link = "/i/" + agency.withAds(1, "en").open();
        String delivered = given().get("/api/v1/languages/en/texts").path(text("landingTitle", "translation"));
        write("en", "landingTitle", "Something else").then().statusCode(200);

        // When
        write("en", "landingTitle", delivered).then().body(text("landingTitle", "own"), nullValue());
        write("en", "landingTitle", "Something else").then().statusCode(200);
        given().delete(TEXTS.formatted("en", "landingTitle")).then().statusCode(200);

        // Then
        landing(link).then().body(containsString("Watch a short film"));
    }

    @Test
    void pageTakesWordsAndLeadsBackToTheirPart() {
        // Given
        String link = "/i/" + agency.withAds(1, "de").open();
        String page = "/languages/de/texts/landingTitle";
        assertThat(html("/languages/de")).contains(page);

        // When
        Response saved =
                Browser.on(page).form().formParam("text", "Ein Film <b> wartet").post(page);

        // Then
        saved.then().statusCode(303).header("Location", containsString("/languages/de#part-2"));
        landing(link).then().body(containsString("Ein Film &lt;b&gt; wartet"));
        assertThat(html("/languages/de")).contains("Your words, by dana");

        // When
        Browser.on(page).form().post(page + "/restore").then().statusCode(303);

        // Then
        assertThat(html("/languages/de")).doesNotContain("Your words, by dana");
    }

    @Test
    void wordsThatDoNotFitStayInTheFormWithTheReason() {
        // Given
        agency.withAds(1, "en");
        String page = "/languages/en/texts/landingKept";

        // When
        Response refused = Browser.on(page)
                .form()
                .accept("text/html")
                .formParam("text", "Kept for [days")
                .post(page);

        // Then
        refused.then()
                .statusCode(422)
                .body(containsString("A square bracket is opened and not closed."))
                .body(containsString(">Kept for [days</textarea>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{inject:vault}", "{#include staff/base}", "{", "", "   ", "a\nb", "\u0007", "a\uFFFDb"})
    void wordsThatNoTextMayHoldAreRefused(String words) {
        agency.withAds(1, "en");
        write("en", "stop", words).then().statusCode(422);
        given().get("/api/v1/languages/en/texts").then().body(text("stop", "own"), nullValue());
    }

    @ParameterizedTest
    @CsvSource({"en,nothing", "en,ownName", "tlh,stop", "en,plurals"})
    void textThatDoesNotExistIsNotThere(String tag, String key) {
        agency.withAds(1, "en");
        write(tag, key, "x").then().statusCode(404);
        given().delete(TEXTS.formatted(tag, key)).then().statusCode(404);
        given().accept("text/html")
                .get("/languages/" + tag + "/texts/" + key)
                .then()
                .statusCode(404);
    }

    @Test
    void agreementTakesThemAtTheNextOpening() {
        // Given
        agency.withAds(1, "en");

        // When
        write("en", "noticeStrong", "Our own strong words.").then().statusCode(200);

        // Then
        assertThat(html("/campaigns/" + agency.campaign + "/texts/EU")).contains("Our own strong words.");
    }

    @Test
    void tableComesBackAsAWhole() {
        // Given
        String link = "/i/" + agency.withAds(1, "en").open();
        String table = given().get("/languages/en/table")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(table).startsWith("\uFEFFkey,part,english,text,own words");

        // When
        bring("en", withOwn(table, "landingTitle", "=From the table")).then().statusCode(303);

        // Then
        landing(link).then().body(containsString("=From the table"));
        String again = given().get("/languages/en/table").asString();
        assertThat(again).contains(",'=From the table");

        // When
        bring("en", again).then().statusCode(303);

        // Then
        landing(link).then().body(containsString("<h1>=From the table")).body(not(containsString("'=From")));

        // When
        bring("en", table).then().statusCode(303);

        // Then
        landing(link).then().body(not(containsString("=From the table")));
    }

    @Test
    void tableWithRowsThatDoNotFitChangesNothing() {
        // Given
        String link = "/i/" + agency.withAds(1, "en").open();

        // When
        Response refused = bring("en", "key;own words\r\nlandingTitle;Changed\r\nlandingKept;Kept [a\r\nnothing;x\r\n");

        // Then
        refused.then()
                .statusCode(422)
                .body(containsString("Row 3: A square bracket is opened and not closed."))
                .body(containsString("Row 4: No text has the key “nothing”."));
        landing(link).then().body(not(containsString("Changed")));
    }

    @ParameterizedTest
    @CsvSource({"'',The table is empty", "'a,b',first row lacks: key", "'key,own words',names no text"})
    void tableThatCannotBeReadIsRefused(String table, String told) {
        agency.withAds(1, "en");
        bring("en", table).then().statusCode(422).body(containsString(told));
    }

    @Test
    @TestSecurity(user = "vic", roles = "client-viewer")
    void clientViewerWritesNothing() {
        write("en", "stop", "x").then().statusCode(403);
        given().get("/languages/en/table").then().statusCode(403);
        given().accept("text/html").get("/languages/en/texts/stop").then().statusCode(403);
    }

    private static Response write(String tag, String key, String words) {
        return given().contentType(ContentType.JSON).body(Map.of("text", words)).put(TEXTS.formatted(tag, key));
    }

    private static Response bring(String tag, String table) {
        return Browser.on("/languages/" + tag)
                .upload()
                .multiPart("table", "texts.csv", table.getBytes(StandardCharsets.UTF_8), "text/csv")
                .post("/languages/" + tag + "/table");
    }

    /** The table with words in the last cell of one row. */
    private static String withOwn(String table, String key, String words) {
        return Arrays.stream(table.split("\r\n"))
                .map(line -> line.startsWith(key + ",") ? line + words : line)
                .collect(Collectors.joining("\r\n"));
    }

    private static Response landing(String link) {
        return given().accept("text/html").get(link);
    }

    private static String html(String path) {
        return given().accept("text/html").get(path).asString();
    }

    private static String text(String key, String field) {
        return "texts.find { it.key == '%s' }.%s".formatted(key, field);
    }
}
