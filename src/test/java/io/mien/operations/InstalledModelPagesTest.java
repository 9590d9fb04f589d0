package io.mien.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.mien.account.ActingMember;
import io.mien.campaign.CampaignFixtures;
import io.mien.inference.FaceModels;
import io.mien.inference.ModelCard;
import io.mien.tenancy.TestTenants;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InstalledModelPagesTest {
    @Inject
    FaceModels models;

    @Inject
    TestTenants tenants;

    @Inject
    ActingMember member;

    @Test
    @TestSecurity(user = "olga", roles = "operator")
    void theOperatorSeesEveryModelWithItsCardAndNoTenant() {
        // Given
        UUID tenant = tenants.create("secret-agency");
        tenants.as(tenant, () -> CampaignFixtures.draft("Secret campaign"));

        // When
        String page = given().accept("text/html").get("/operations/models").asString();

        // Then
        assertThat(models.cards()).isNotEmpty();
        for (ModelCard card : models.cards()) {
            assertThat(page).contains(card.name(), card.digest(), card.licence());
        }
        assertThat(page)
                .contains("ONNX Runtime in this process")
                .contains("You cannot start it for them")
                .doesNotContain("secret-agency", "Secret campaign");
    }

    @Test
    @TestSecurity(
            user = "ada",
            roles = {"agency-admin", "researcher", "fieldwork", "client-viewer"})
    void nobodyOfATenantSeesIt() {
        // Given
        member.of(tenants.create("northlight"));

        // When / Then
        given().accept("text/html").get("/operations/models").then().statusCode(403);
    }

    @Test
    void aStrangerIsAskedToLogIn() {
        given().get("/operations/models").then().statusCode(401);
    }

    @Test
    @TestSecurity(user = "olga", roles = "operator")
    void theOperatorSeesNoTenantsPages() {
        for (String page : new String[] {"/campaigns", "/models", "/api/v1/models", "/api/v1/campaigns"}) {
            given().get(page).then().statusCode(403);
        }
    }
}
