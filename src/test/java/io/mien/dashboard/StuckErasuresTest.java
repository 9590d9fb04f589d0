package io.mien.dashboard;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.mien.account.Desk;
import io.mien.platform.Ids;
import io.mien.privacy.Erasure;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An agency sees that a withdrawal it must carry out has come to a stop. */
@QuarkusTest
class StuckErasuresTest {
    private static final String REASON = "No part of Mien answers for the file ours/face.";

    @Inject
    Desk desk;

    @Test
    @TestSecurity(user = "dana", roles = "agency-admin")
    void theListOfCampaignsSaysWhatIsStuck() {
        // Given
        stuck(desk.newAgency("Northlight"));

        // When
        ValidatableResponse page = campaigns();

        // Then
        page.body(containsString("The visit withdrawn on 24 Nov, 10:00 UTC is not erased completely"))
                .body(containsString(REASON));
    }

    @Test
    @TestSecurity(user = "vera", roles = "client-viewer")
    void clientsAreNotTold() {
        // Given
        stuck(desk.newAgency("Northlight"));

        // When
        ValidatableResponse page = campaigns();

        // Then
        page.body(not(containsString(REASON)));
    }

    @Test
    @TestSecurity(user = "dana", roles = "agency-admin")
    void anotherAgencysIsNotShown() {
        // Given
        UUID other = desk.newAgency("Southlight");
        stuck(other);
        desk.newAgency("Northlight");

        // When
        ValidatableResponse page = campaigns();

        // Then
        page.body(not(containsString(REASON)));
    }

    private static ValidatableResponse campaigns() {
        return given().get("/campaigns").then().statusCode(200);
    }

    private void stuck(UUID agency) {
        desk.as(agency, () -> {
            Erasure erasure = new Erasure();
            erasure.visitId = Ids.next();
            erasure.files = List.of("ours/face");
            erasure.requestedBy = "receipt";
            erasure.requestedAt = Instant.parse("2026-11-24T10:00:00Z");
            erasure.stuckReason = REASON;
            erasure.persist();
            return erasure;
        });
    }
}
