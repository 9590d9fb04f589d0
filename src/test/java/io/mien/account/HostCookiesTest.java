package io.mien.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.mien.fieldwork.Agency;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How cookies are named where Mien is reached by https. */
@QuarkusTest
@TestProfile(HostCookiesTest.Https.class)
class HostCookiesTest {
    private static final String SETS = "/test-sets-login-cookie";
    private static final String READS = "/test-reads-login-cookie";

    @Inject
    Agency agency;

    @Test
    void aRespondentsCookieIsOfThisHostAlone() {
        // When
        String cookie = given().get("/i/" + agency.withAds(1).open()).getHeader("Set-Cookie");

        // Then
        assertThat(cookie).startsWith("__Host-mien_door_").contains("Path=/;", "Secure", "HttpOnly", "SameSite=Lax");
    }

    @Test
    void aLoginsCookieIsOfThisHostAlone() {
        // When
        String cookie = given().get(SETS).getHeader("Set-Cookie");

        // Then
        assertThat(cookie).startsWith("__Host-q_session=handle;").contains("Path=/;", "Secure", "HTTPOnly");
    }

    @Test
    void aPlantedCookieIsNotSeen() {
        given().header("Cookie", "q_session=planted").get(READS).then().body(equalTo(""));
        given().header("Cookie", "q_session=planted; __Host-q_session=ours; other=1")
                .get(READS)
                .then()
                .body(equalTo("ours"));
    }

    /** Stands for what Quarkus does at a login. */
    @ApplicationScoped
    static class LoginCookieRoutes {
        void install(@Observes Router router) {
            router.get(SETS).handler(context -> context.response()
                    .addCookie(Cookie.cookie("q_session", "handle").setPath("/").setMaxAge(60))
                    .end());
            router.get(READS).handler(context -> context.response().end(read(context)));
        }

        private static String read(RoutingContext context) {
            Cookie cookie = context.request().getCookie("q_session");
            return cookie == null ? "" : cookie.getValue();
        }
    }

    public static class Https implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "mien.public-url", "https://mien.example.org",
                    "mien.inference.accept-non-commercial", "true");
        }
    }
}
