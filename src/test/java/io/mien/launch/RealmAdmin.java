package io.mien.launch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What an administrator of the real Keycloak does to people and logins. */
final class RealmAdmin {
    private static final String NORTHLIGHT = "0190a000-0000-7000-8000-000000000000";
    private static final String MERIDIAN = "0190a000-0000-7000-8000-000000000100";
    private static final String RESEARCHERS = "0190a000-0000-7000-8000-000000000002";
    private static final String MERIDIAN_RESEARCHERS = "0190a000-0000-7000-8000-000000000102";
    private static final String MERIDIAN_ADMINS = "0190a000-0000-7000-8000-000000000101";
    static final String PASSWORD = "a password of twelve";

    private static final String REALM = System.getProperty(KeycloakResource.SERVER) + "/admin/realms/mien";

    private final String token = given().formParam("grant_type", "password")
            .formParam("client_id", "admin-cli")
            .formParam("username", "admin")
            .formParam("password", System.getProperty(KeycloakResource.ADMIN))
            .post(System.getProperty(KeycloakResource.SERVER) + "/realms/master/protocol/openid-connect/token")
            .path("access_token");

    /** Makes a person who may log in by {@link #PASSWORD}, and returns the id. */
    String person(String name) {
        Map<String, Object> password = Map.of("type", "password", "value", PASSWORD, "temporary", false);
        Response made = json(Map.of(
                        "username",
                        name,
                        "enabled",
                        true,
                        "email",
                        name + "@example.org",
                        "emailVerified",
                        true,
                        "firstName",
                        name,
                        "lastName",
                        "Test",
                        "credentials",
                        List.of(password)))
                .post(REALM + "/users");
        made.then().statusCode(201);
        return made.getHeader("Location").replaceAll(".*/", "");
    }

    /** Makes a researcher of Northlight. */
    String researcher(String name) {
        String person = person(name);
        join(NORTHLIGHT, person);
        admin().put(group(person)).then().statusCode(204);
        return person;
    }

    /** Makes a person a researcher of Meridian too. */
    void joinMeridian(String person) {
        joinMeridian(person, MERIDIAN_RESEARCHERS);
    }

    /** Makes a person an admin of Meridian. */
    void administerMeridian(String person) {
        joinMeridian(person, MERIDIAN_ADMINS);
    }

    private void joinMeridian(String person, String group) {
        join(MERIDIAN, person);
        admin().put(REALM + "/organizations/" + MERIDIAN + "/groups/" + group + "/members/" + person)
                .then()
                .statusCode(204);
    }

    private void join(String organization, String person) {
        json("\"" + person + "\"")
                .post(REALM + "/organizations/" + organization + "/members")
                .then()
                .statusCode(201);
    }

    void remove(String person) {
        admin().delete(REALM + "/organizations/" + NORTHLIGHT + "/members/" + person)
                .then()
                .statusCode(204);
    }

    void takeRole(String person) {
        admin().delete(group(person)).then().statusCode(204);
    }

    void disable(String person) {
        json(Map.of("enabled", false)).put(REALM + "/users/" + person).then().statusCode(204);
    }

    /** Takes a mapper from the scope that addresses tokens to Mien, as realms of older versions lack it. */
    void removeMapper(String name) {
        String scope = admin().get(REALM + "/client-scopes").path("find { it.name == '" + Realm.SCOPE + "' }.id");
        String models = REALM + "/client-scopes/" + scope + "/protocol-mappers/models/";
        String mapper = admin().get(models).path("find { it.name == '" + name + "' }.id");
        admin().delete(models + mapper).then().statusCode(204);
    }

    /** Leaves the realm with Keycloak's own login flow, as realms of older versions have it. */
    void forgetLevels() {
        json(Map.of("browserFlow", "browser")).put(REALM).then().statusCode(204);
        String flows = REALM + "/authentication/flows";
        String ours = admin().get(flows).path("find { it.alias == 'mien login' }.id");
        admin().delete(flows + "/" + ours).then().statusCode(204);
    }

    /** Makes Keycloak answer nothing until {@link #thaw}, as one that hangs. */
    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    /** Keycloak leads a process group of its own. */
    private static void signal(String name) throws IOException, InterruptedException {
        String group = "-" + System.getProperty(KeycloakResource.PROCESS);
        assertThat(new ProcessBuilder("kill", name, "--", group).start().waitFor())
                .isZero();
    }

    /** Seconds that tokens of the pages last from now on; empty for the realm's own. */
    void tokensLast(String seconds) {
        Map<String, Object> client = admin().queryParam("clientId", "mien-web")
                .get(REALM + "/clients")
                .path("[0]");
        json(Map.of("clientId", "mien-web", "attributes", Map.of("access.token.lifespan", seconds)))
                .put(REALM + "/clients/" + client.get("id"))
                .then()
                .statusCode(204);
    }

    private static String group(String person) {
        return REALM + "/organizations/" + NORTHLIGHT + "/groups/" + RESEARCHERS + "/members/" + person;
    }

    private RequestSpecification json(Object body) {
        return admin().contentType(ContentType.JSON).body(body);
    }

    private RequestSpecification admin() {
        return given().header("Authorization", "Bearer " + token);
    }

    /** An access token of somebody made here, as a program gets one. */
    static String bearer(String name) {
        return given().formParam("grant_type", "password")
                .formParam("client_id", "mien-cli")
                .formParam("scope", "openid organization")
                .formParam("username", name)
                .formParam("password", PASSWORD)
                .post(System.getProperty(KeycloakResource.SERVER) + "/realms/mien/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }
}
