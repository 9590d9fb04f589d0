package io.mien.launch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.mien.launch.Visitor.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Against the real Keycloak: what no stand-in can promise. */
@QuarkusTest
@TestProfile(RealKeycloak.class)
@Tag("keycloak")
class RealLoginTest {
    @TestHTTPResource("/campaigns")
    URI campaigns;

    @TestHTTPResource("/logout")
    URI logout;

    @Inject
    DataSource dataSource;

    @Test
    void aMemberLogsInAndOut() throws Exception {
        // Given
        Visitor dana = new Visitor();
        int before = keptLogins();

        // When
        Page page = dana.logIn(dana.open(campaigns), "dana", RealKeycloak.password("dana"));

        // Then
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.at().getPath()).isEqualTo("/campaigns");
        assertThat(page.text()).contains("Northlight Agency").doesNotContain("Meridian Media");
        assertThat(keptLogins()).isEqualTo(before + 1);

        // When
        Page gone = dana.submit(page, logout);

        // Then
        assertThat(gone.at().getPath()).isEqualTo("/logged-out");
        assertThat(gone.text()).contains("You are logged out.");
        assertThat(dana.open(campaigns).at().getPath()).startsWith("/realms/mien/protocol/openid-connect/auth");
        assertThat(keptLogins()).isEqualTo(before);
    }

    @Test
    void aWrongPasswordDoesNotLogIn() throws Exception {
        // Given
        Visitor stranger = new Visitor();

        // When
        Page page = stranger.logIn(stranger.open(campaigns), "dana", "not her password");

        // Then
        assertThat(page.at().getPath()).startsWith("/realms/mien/login-actions");
    }

    @Test
    void somebodyWithoutAnOrganizationSeesNoCampaigns() throws Exception {
        // Given
        Visitor otto = new Visitor();

        // When
        Page page = otto.logIn(otto.open(campaigns), "otto", RealKeycloak.password("otto"));

        // Then
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).doesNotContain("Northlight").doesNotContain("Meridian");
    }

    @Test
    void aBearerTokenMakesAMemberOfItsOrganization() {
        // When / Then
        given().auth()
                .oauth2(token("tomas", "access_token"))
                .get("/api/v1/member")
                .then()
                .statusCode(200)
                .body("login", equalTo("tomas"))
                .body("organization", equalTo("Meridian Media"))
                .body("roles", contains("researcher"));
    }

    @Test
    void theOperatorIsOfNoOrganization() {
        // When / Then
        given().auth()
                .oauth2(token("otto", "access_token"))
                .get("/api/v1/member")
                .then()
                .statusCode(200)
                .body("organization", equalTo(""))
                .body("roles", contains("operator"));
    }

    @Test
    void tokensForOthersOpenNothing() {
        // Given
        List<String> wrong = List.of(token("dana", "id_token"), token("dana", "refresh_token"), "nonsense");

        // When / Then
        wrong.forEach(token -> given().auth()
                .oauth2(token)
                .get("/api/v1/member")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer")
                .body("status", equalTo(401)));
        given().get("/api/v1/member").then().statusCode(401);
    }

    @Test
    void aRealmOfAnOlderVersionIsGivenWhatItLacks() throws Exception {
        // Given
        new RealmAdmin().removeMapper("introspection audience");
        given().auth()
                .oauth2(token("tomas", "access_token"))
                .get("/api/v1/member")
                .then()
                .statusCode(401);

        // When
        KeycloakAdmin.login(System.getProperty(KeycloakResource.SERVER), System.getProperty(KeycloakResource.ADMIN))
                .completeScope(Realm.SCOPE, Realm.read().mappers(Realm.SCOPE));

        // Then
        given().auth()
                .oauth2(token("tomas", "access_token"))
                .get("/api/v1/member")
                .then()
                .statusCode(200);
    }

    private static String token(String user, String kind) {
        return given().formParam("grant_type", "password")
                .formParam("client_id", "mien-cli")
                .formParam("scope", "openid")
                .formParam("username", user)
                .formParam("password", RealKeycloak.password(user))
                .post(System.getProperty(KeycloakResource.SERVER) + "/realms/mien/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path(kind);
    }

    private int keptLogins() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from oidc_token_state")) {
            row.next();
            return row.getInt(1);
        }
    }
}
