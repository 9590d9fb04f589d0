package io.mien.account;

import static io.restassured.RestAssured.given;

import io.restassured.http.Cookies;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends plain forms as a browser does: with the page's cookie and hidden token, following nothing. */
public final class Browser {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" value=\"([^\"]+)\"");

    private final Cookies cookies;
    private final String token;

    private Browser(Cookies cookies, String token) {
        this.cookies = cookies;
        this.token = token;
    }

    /** Opens a page that has a form. */
    public static Browser on(String page) {
        Response opened = given().accept("text/html").get(page);
        Matcher found = TOKEN.matcher(opened.asString());
        if (!found.find()) {
            throw new AssertionError("No form on " + page + ": " + opened.statusCode());
        }
        return new Browser(opened.detailedCookies(), found.group(1));
    }

    /** A form that only lacks its fields. */
    public RequestSpecification form() {
        return blank().contentType("application/x-www-form-urlencoded").formParam("csrf-token", token);
    }

    public RequestSpecification upload() {
        return blank().multiPart("csrf-token", token);
    }

    /** What a script of the page sends. */
    public RequestSpecification script() {
        return blank().header("X-CSRF-TOKEN", token);
    }

    private RequestSpecification blank() {
        return given().accept("text/html").cookies(cookies).redirects().follow(false);
    }
}
