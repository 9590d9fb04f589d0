package io.mien.visit;

import static io.restassured.RestAssured.given;

import io.mien.campaign.Ad;
import io.mien.fieldwork.Agency;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A respondent's browser without a picture: cookies, the page's CSRF token and the name of its tab. */
public class Respondent {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");

    private static final Pattern TEXT = Pattern.compile("name=\"text\" value=\"([0-9a-f]{64})\"");

    public final Agency agency;
    private final String link;
    private final Map<String, String> cookies = new HashMap<>();
    private String csrf = "";
    private String landingToken = "";
    private String tab = "tab-of-this-browser";

    public Respondent(Agency agency, String link) {
        this.agency = agency;
        this.link = "/i/" + link;
    }

    /** Somebody who came by the link, agreed, and whose camera is fine. */
    public static Respondent watching(Agency agency) {
        Respondent respondent = new Respondent(agency, agency.open());
        respondent.enter();
        respondent.agree();
        respondent.passCamera();
        return respondent;
    }

    public Response enter() {
        look();
        Response begun = goOn();
        show();
        return begun;
    }

    /** Opens the link and begins nothing. */
    public Response look() {
        Response landing = remember(request().get(link));
        landingToken = landing.statusCode() == 200 ? csrf : landingToken;
        return landing;
    }

    /** Sends the form of the link's page as it was last seen. */
    public Response goOn() {
        return remember(
                landingForm().contentType("application/x-www-form-urlencoded").post(link));
    }

    private RequestSpecification landingForm() {
        return bare().header("X-CSRF-TOKEN", landingToken).queryParam("lang", "en");
    }

    /** Begins the visit as a page does that found no camera. */
    public Response enterWithoutCamera() {
        look();
        Response begun = remember(landingForm().formParam("camera", "none").post(link));
        show();
        return begun;
    }

    public Response show() {
        return remember(request().accept("text/html").get("/visit"));
    }

    /** Is old enough and ticks what is needed. */
    public Response agree() {
        declareAge("34");
        return tick("notice", "recording");
    }

    /** Is old enough and agrees to go without a camera. */
    public Response agreeWithoutCamera() {
        declareAge("34");
        return request().formParam("text", digest()).post("/visit/camera-free/consent");
    }

    /** Takes part after having said no. */
    Response thinkBetter() {
        return remember(request().post("/visit/refusal/removal"));
    }

    public Response declareAge(String years) {
        return request().formParam("years", years).post("/visit/age");
    }

    /** Answers the text that the page shows with these boxes ticked. */
    public Response tick(String... boxes) {
        RequestSpecification answer = request().formParam("text", digest());
        return answer.formParam("tick", List.of(boxes)).post("/visit/consent");
    }

    /** Digest of the text that the page shows, empty when it shows none. */
    public String digest() {
        Matcher text = TEXT.matcher(show().asString());
        return text.find() ? text.group(1) : "";
    }

    public void passCamera() {
        agency.as(() -> {
            visit().cameraIsFine(Instant.now());
            return link;
        });
        request()
                .contentType("application/json")
                .body("{\"framesPerSecond\":29.7}")
                .post("/visit/camera-pass")
                .then()
                .statusCode(204);
    }

    /** Plays the exposure at this place of the plan and returns its id. */
    public String play(int place) {
        String id = exposure(place);
        request().post("/visit/exposures/" + id + "/playing").then().statusCode(204);
        return id;
    }

    public String exposure(int place) {
        return plan().jsonPath().getString("exposures[" + place + "].id");
    }

    public Response plan() {
        return request().get("/visit/plan");
    }

    public Response log(String exposure) {
        return request()
                .contentType("application/json")
                .body("{\"version\":1}")
                .put("/visit/exposures/" + exposure + "/log");
    }

    /** A request of this browser, as its page sends it; no redirect is followed. */
    public RequestSpecification request() {
        return bare().header("X-CSRF-TOKEN", csrf);
    }

    private RequestSpecification bare() {
        return given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .header("Visit-Tab", tab)
                .cookies(cookies);
    }

    /** What a request of this browser carries, for programs that send their own. */
    public Map<String, String> headers() {
        String jar = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return Map.of("Cookie", jar, "Visit-Tab", tab, "X-CSRF-TOKEN", csrf, "Sec-Fetch-Site", "same-origin");
    }

    /** Somebody else set this cookie. */
    Respondent holding(String cookie, String value) {
        cookies.put(cookie, value);
        return this;
    }

    Respondent holdingAllOf(Respondent other) {
        cookies.putAll(other.cookies);
        return this;
    }

    String holds(String cookie) {
        return cookies.getOrDefault(cookie, "");
    }

    public Respondent inTab(String name) {
        tab = name;
        return this;
    }

    /** Its visit; inside the tenant's transaction. */
    public Visit visit() {
        List<Visit> visits = Visit.list("campaignId", agency.campaign);
        return visits.get(0);
    }

    /** What its visit asks for next; empty at the end. */
    public Optional<Step> next() {
        return agency.as(() -> visit().itinerary().next(visit()));
    }

    public Exposure.State state(String exposure) {
        return agency.as(() -> Exposure.required(UUID.fromString(exposure)).state);
    }

    public int adLength() {
        return agency.as(() -> Ad.<Ad>list("campaignId", agency.campaign).get(0).durationMs);
    }

    private Response remember(Response response) {
        for (Cookie cookie : response.getDetailedCookies()) {
            cookies.put(cookie.getName(), cookie.getValue());
        }
        Matcher token = TOKEN.matcher(response.asString());
        csrf = token.find() ? token.group(1) : csrf;
        return response;
    }
}
