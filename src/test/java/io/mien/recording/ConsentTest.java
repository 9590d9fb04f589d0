package io.mien.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.mien.fieldwork.Agency;
import io.mien.fieldwork.Respondent;
import io.mien.platform.Ids;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConsentTest {
    @Inject
    Agency agency;

    @Test
    void withoutConsentNoByteIsAccepted() {
        // Given
        Respondent respondent = new Respondent(agency.withAds(1), agency.open());
        respondent.enter();
        Upload upload = new Upload(respondent, Ids.next().toString());

        // When
        upload.create("video/webm").then().statusCode(403).body("type", equalTo("urn:mien:problem:consent-missing"));

        // Then
        respondent.plan().then().statusCode(403);
        assertThat(agency.as(() -> Recording.count())).isZero();
    }
}
