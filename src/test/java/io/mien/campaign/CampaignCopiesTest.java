package io.mien.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.account.Browser;
import io.mien.account.Desk;
import io.mien.media.TestMedia;
import io.mien.platform.ObjectStore;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@TestSecurity(user = "dana", roles = "researcher")
class CampaignCopiesTest {
    private static final String VTT = "WEBVTT\n\n00:00.000 --> 00:00.500\nHello\n";

    @Inject
    Desk desk;

    @Inject
    ObjectStore store;

    @TempDir
    Path folder;

    private UUID agency;
    private UUID original;

    @BeforeEach
    void startFieldwork() {
        agency = desk.newAgency("Northlight");
        original = desk.as(agency, () -> {
            Campaign campaign = CampaignFixtures.draft("Spring");
            campaign.cameraOptional = true;
            CountryTarget.want(campaign, Country.named("DE"), 120);
            return campaign.id;
        });
    }

    @Test
    void aCopyIsADraftWithItsOwnFilesOfTheSameAds() throws IOException {
        // Given
        upload();
        desk.as(agency, () -> {
            Ad ad = Ad.ofCampaign(original).get(0);
            ad.needsSound = true;
            Campaign.required(original).flag(true, false);
            SurveyVersion.keep(
                    Campaign.required(original),
                    Questionnaire.EMPTY.with(Surveys.single("q1", Placement.AT_END, 2)),
                    Instant.now());
            AdTrack.put(ad, AdTrack.Kind.CAPTIONS, "en", WebVtt.parse(VTT.getBytes(), ad.durationMs), Instant.now());
            AdMarker.put(ad, new AdMarkerPlan(0, AdMarker.Kind.BRAND, "Logo"), Instant.now());
            CampaignFixtures.putIn(Campaign.required(original), CampaignStatus.CLOSED);
            return null;
        });

        // When
        UUID copy = idIn(copy(Browser.on("/campaigns")));

        // Then
        Ad from = desk.as(agency, () -> Ad.ofCampaign(original).get(0));
        Ad to = desk.as(agency, () -> Ad.ofCampaign(copy).get(0));
        assertThat(to)
                .usingRecursiveComparison()
                .comparingOnlyFields("title", "digest", "durationMs", "needsSound", "rendition")
                .isEqualTo(from);
        assertThat(to.storageKey).isNotEqualTo(from.storageKey);
        assertThat(store.size(to.storageKey)).isEqualTo(store.size(from.storageKey));
        assertThat(store.exists(to.posterKey)).isTrue();
        desk.as(agency, () -> {
            Campaign campaign = Campaign.required(copy);
            assertThat(campaign.name).isEqualTo("Spring (copy)");
            assertThat(campaign.isDraft()).isTrue();
            assertThat(campaign.cameraOptional).isTrue();
            assertThat(campaign.targets())
                    .extracting(each -> each.country + each.target)
                    .containsExactly("DE120");
            assertThat(AdTrack.ofAds(List.of(to.id)))
                    .extracting(track -> track.language)
                    .containsExactly("en");
            assertThat(AdMarker.ofAd(to.id)).extracting(marker -> marker.name).containsExactly("Logo");
            assertThat(SurveyVersion.standing(copy)).isEqualTo(SurveyVersion.standing(original));
            assertThat(SurveyVersion.standing(copy).isEmpty()).isFalse();
            assertThat(Campaign.required(copy).flagSpeeding).isTrue();
            assertThat(Campaign.required(copy).flagStraightLining).isFalse();
            return null;
        });
    }

    @Test
    void anAdThatIsStillConvertedIsNotCopied() {
        // Given
        desk.as(agency, () -> {
            Ad ad = CampaignFixtures.ad(Campaign.required(original), 1);
            ad.state = AdState.PREPARING;
            ad.sourceKey = ad.storageKey + ".source";
            return null;
        });

        // When
        Response refused = copy(Browser.on("/campaigns"));

        // Then
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.asString()).contains("has not been converted");
        assertThat(desk.as(agency, () -> Campaign.count())).isEqualTo(1);
    }

    @Test
    void aCopyWhoseFilesAreMissingLeavesNoDraft() {
        // Given
        desk.as(agency, () -> CampaignFixtures.ad(Campaign.required(original), 1));

        // When
        Response failed = copy(Browser.on("/campaigns"));

        // Then
        assertThat(failed.statusCode()).isEqualTo(409);
        assertThat(failed.asString()).contains("no longer stored");
        assertThat(desk.as(agency, () -> Campaign.count())).isEqualTo(1);
    }

    @Test
    void anotherAgencyCopiesNothing() {
        // Given
        UUID other = desk.newAgency("Meridian");

        // When
        Response refused = copy(Browser.on("/campaigns"));

        // Then
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(desk.as(other, () -> Campaign.count())).isZero();
        assertThat(desk.as(agency, () -> Campaign.count())).isEqualTo(1);
    }

    @Test
    void aLongNameLeavesRoomForWhatACopyIsCalled() {
        assertThat(CampaignCopies.nameOfCopy("x".repeat(CampaignPlan.MAX_NAME)))
                .hasSize(CampaignPlan.MAX_NAME)
                .endsWith("x (copy)");
    }

    private void upload() {
        Browser.on("/campaigns")
                .upload()
                .multiPart("film", TestMedia.mp4(folder, "320x180", 1).toFile(), "video/mp4")
                .post("/campaigns/" + original + "/ads")
                .then()
                .statusCode(303);
    }

    private Response copy(Browser browser) {
        return browser.form().post("/campaigns/" + original + "/copies");
    }

    private static UUID idIn(Response created) {
        assertThat(created.statusCode()).isEqualTo(303);
        String page = URI.create(created.header("Location")).getPath();
        return UUID.fromString(page.substring(page.lastIndexOf('/') + 1));
    }
}
