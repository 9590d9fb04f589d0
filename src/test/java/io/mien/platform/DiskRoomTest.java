package io.mien.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk with little more than its reserve: what needs more is refused before it is read. */
@QuarkusTest
@TestSecurity(user = "ada", roles = "agency-admin")
class DiskRoomTest {
    private static final int LARGE = 200_000;

    @Inject
    MienConfig mien;

    @Inject
    DiskConfig config;

    private long room;

    @BeforeEach
    void aFullDisk() {
        room = config.keepFree() + LARGE;
        QuarkusMock.installMockForType(
                new DiskRoom(mien, config) {
                    @Override
                    long usable() {
                        return room;
                    }
                },
                DiskRoom.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/campaigns/{id}/imports", "/api/v1/campaigns/{id}/ads", "/api/v1/models"})
    void largeBodiesAreRefusedWhateverTheyAre(String path) {
        given().contentType("application/octet-stream")
                .body(new byte[LARGE])
                .post(path.replace("{id}", UUID.randomUUID().toString()))
                .then()
                .statusCode(507)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:mien:problem:disk-full"));
    }

    @Test
    void aSmallFormGoesOnSoThatPeopleCanMakeRoom() {
        given().contentType("application/json")
                .body("{}")
                .post("/api/v1/nothing-here")
                .then()
                .statusCode(404);
    }

    @Test
    void readinessSaysSo() {
        // When
        room = config.keepFree() - 1;

        // Then
        assertThat(new DiskReadiness(new DiskRoom(mien, config) {
                            @Override
                            long usable() {
                                return room;
                            }
                        })
                        .call()
                        .getStatus())
                .isEqualTo(HealthCheckResponse.Status.DOWN);
    }
}
