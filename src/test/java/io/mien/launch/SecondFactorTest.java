package io.mien.launch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.mien.account.KnownTenants;
import io.mien.launch.Visitor.Page;
import io.mien.tenancy.Tenant;
import io.mien.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A tenant that asks its members for a second factor, against the real Keycloak: what each of them can still open. */
@QuarkusTest
@TestProfile(RealKeycloak.class)
@Tag("keycloak")
class SecondFactorTest {
    private static final String KEYCLOAK = "/realms/mien";

    @TestHTTPResource("/campaigns")
    URI campaigns;

    @TestHTTPResource("/account/sign-in")
    URI page;

    @TestHTTPResource("/account/sign-in/second-factor")
    URI require;

    @TestHTTPResource("/account/sign-in/second-factor/removal")
    URI waive;

    @TestHTTPResource("/login/confirmation?level=second-factor&to=/account/sign-in")
    URI confirmation;

    @Inject
    KnownTenants tenants;

    @Inject
    TenantContext context;

    private final RealmAdmin admin = new RealmAdmin();

    @AfterEach
    void waive() {
        meridian(Tenant::waiveSecondFactor);
    }

    @Test
    void onlyAnAdminWithASecondFactorCanAskForIt() throws Exception {
        // Given
        Visitor boss = loggedIn(boss());
        Page before = boss.open(page);

        // When
        Page refused = boss.submit(before, require);

        // Then
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("log in with a second factor", "level=second-factor");
        assertThat(boss.open(page).text()).contains("Members log in by password");

        // When
        Page back = boss.setUp(boss.confirm(boss.open(confirmation), RealmAdmin.PASSWORD), new Telephone());
        Page after = boss.submit(back, require);

        // Then
        assertThat(back.at().getPath()).isEqualTo("/account/sign-in");
        assertThat(after.text()).contains("Members need a second factor");

        // When
        Page restored = boss.submit(after, waive);

        // Then
        assertThat(restored.text()).contains("Members log in by password");
        assertThat(boss.open(page.resolve("/account/trail")).text())
                .contains("second factor required of members", "second factor no longer required");
    }

    @Test
    void aMemberWithoutASecondFactorIsAskedToSetOneUpAndReads() throws Exception {
        // Given
        String name = member();
        Visitor member = loggedIn(name);
        Telephone telephone = new Telephone();
        meridian(Tenant::requireSecondFactor);

        // When
        int poll = member.fetch(campaigns).statusCode();
        Page asked = member.open(campaigns);
        Page reached = member.setUp(asked, telephone);

        // Then
        assertThat(poll).isEqualTo(401);
        assertThat(asked.at().getPath()).startsWith(KEYCLOAK);
        assertThat(reached.status()).isEqualTo(200);
        assertThat(reached.at()).isEqualTo(campaigns);
        assertThat(reached.text()).contains("Meridian Media");

        // When
        Visitor elsewhere = new Visitor();
        Page code = elsewhere.logIn(elsewhere.open(campaigns), name, RealmAdmin.PASSWORD);
        Page read = elsewhere.giveCode(code, telephone);

        // Then
        assertThat(code.at().getPath()).startsWith(KEYCLOAK);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.text()).contains("Meridian Media");
    }

    @Test
    void aTokenWithoutASecondFactorReadsNothing() {
        // Given
        String token = RealmAdmin.bearer(member());
        ask(token).statusCode(200);

        // When
        meridian(Tenant::requireSecondFactor);

        // Then
        ask(token)
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("error=\"insufficient_user_authentication\""))
                .header("WWW-Authenticate", containsString("acr_values=\"2\""));
        given().auth().oauth2(token).get("/api/v1/member").then().statusCode(401);

        // When
        meridian(Tenant::waiveSecondFactor);

        // Then
        ask(token).statusCode(200);
    }

    @Test
    void otherTenantsAreUnaffected() throws Exception {
        // Given
        String name = name();
        admin.researcher(name);
        meridian(Tenant::requireSecondFactor);

        // When
        Page reached = loggedIn(name).open(campaigns);

        // Then
        assertThat(reached.text()).contains("Northlight Agency");
        ask(RealmAdmin.bearer(name)).statusCode(200);
    }

    @Test
    void aLoginServerWithoutLevelsEndsInATrueSentenceUntilItIsGivenThem() throws Exception {
        // Given
        Visitor member = loggedIn(member());
        meridian(Tenant::requireSecondFactor);
        admin.forgetLevels();
        try {
            // When
            Page told = member.confirm(member.open(campaigns), RealmAdmin.PASSWORD);

            // Then
            assertThat(told.status()).isEqualTo(400);
            assertThat(told.text()).contains("A second factor is needed here").doesNotContain("Meridian");
        } finally {
            new LoginFlow(keycloak(), Realm.read().tree()).install();
        }

        // When
        Visitor again = new Visitor();
        Page asked = again.logIn(again.open(campaigns), member(), RealmAdmin.PASSWORD);

        // Then
        assertThat(again.setUp(asked, new Telephone()).text()).contains("Meridian Media");
    }

    private static KeycloakAdmin keycloak() throws Exception {
        return KeycloakAdmin.login(
                System.getProperty(KeycloakResource.SERVER), System.getProperty(KeycloakResource.ADMIN));
    }

    private void meridian(Consumer<Tenant> change) {
        UUID tenant = tenants.byAlias("meridian").orElseThrow();
        context.runAs(tenant, () -> QuarkusTransaction.requiringNew()
                .run(() -> change.accept(Tenant.current().orElseThrow())));
    }

    private String boss() {
        String name = name();
        admin.administerMeridian(admin.person(name));
        return name;
    }

    private String member() {
        String name = name();
        admin.joinMeridian(admin.person(name));
        return name;
    }

    private Visitor loggedIn(String name) throws Exception {
        Visitor visitor = new Visitor();
        Page reached = visitor.logIn(visitor.open(campaigns), name, RealmAdmin.PASSWORD);
        assertThat(reached.status()).isEqualTo(200);
        return visitor;
    }

    private static ValidatableResponse ask(String token) {
        return given().auth().oauth2(token).get("/api/v1/campaigns").then();
    }

    private static String name() {
        return "p" + UUID.randomUUID().toString().substring(0, 8);
    }
}
