package io.mien.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.campaign.Ad;
import io.mien.platform.Digest;
import io.mien.platform.Problem;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FieldworkTest {
    @Inject
    Agency agency;

    @Inject
    Agency other;

    @Inject
    Fieldwork fieldwork;

    @BeforeEach
    void campaigns() {
        agency.withAds(2);
        other.withAds(1);
    }

    @Test
    void openingYieldsOneLinkACountry() {
        // When
        agency.open();

        // Then
        List<InvitationLink> links = agency.as(() -> fieldwork.links(agency.campaign));
        assertThat(links).extracting(InvitationLink::country).containsExactly("DE", "FR");
    }

    @Test
    void onlyTheDigestOfATokenIsStored() {
        // When
        String token = agency.open();

        // Then
        assertThat(agency.as(() -> Invitation.byDigest(Digest.of(token)))).isPresent();
    }

    @Test
    void openedAgainTheSameLinksWork() {
        // Given
        String token = agency.open();
        agency.close();

        // When
        String again = agency.open();

        // Then
        assertThat(again).isEqualTo(token);
    }

    @Test
    void aDraftCanBePreviewed() {
        // When
        String token = agency.preview();

        // Then
        assertThat(agency.as(() -> Invitation.byDigest(Digest.of(token)).orElseThrow().kind))
                .isEqualTo(Invitation.Kind.PREVIEW);
    }

    @Test
    void withoutAnAdThereIsNothingToPreview() {
        // Given
        agency.as(() -> Ad.delete("campaignId", agency.campaign));

        // When / Then
        assertThatThrownBy(agency::preview).isInstanceOf(Problem.class);
    }

    @Test
    void anotherTenantsCampaignIsNotThere() {
        assertThatThrownBy(() -> other.as(() -> fieldwork.open(agency.campaign, Agency.DANA)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(404));
    }
}
