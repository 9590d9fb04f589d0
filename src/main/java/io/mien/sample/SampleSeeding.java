package io.mien.sample;

import io.mien.campaign.Ad;
import io.mien.campaign.AdIntake;
import io.mien.campaign.AdMarker;
import io.mien.campaign.AdUpload;
import io.mien.campaign.Audience;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignPlan;
import io.mien.campaign.CampaignRemoval;
import io.mien.campaign.Country;
import io.mien.campaign.CountryTarget;
import io.mien.campaign.Questionnaire;
import io.mien.campaign.Retention;
import io.mien.campaign.SurveyVersion;
import io.mien.privacy.Actor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Makes the bound tenant's sample campaign, once. What an earlier start left half-finished is taken away first. */
@ApplicationScoped
class SampleSeeding {
    private static final Logger LOG = Logger.getLogger(SampleSeeding.class);
    private static final Duration FIELDWORK = Duration.ofDays(6);

    /** It takes 12 s on two quiet cores and several times that on busy ones; other transactions end after a minute. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final AdIntake intake;
    private final CampaignRemoval removal;
    private final SampleVisits visits;
    private final SampleClient client;
    private final Clock clock;

    SampleSeeding(AdIntake intake, CampaignRemoval removal, SampleVisits visits, SampleClient client, Clock clock) {
        this.intake = intake;
        this.removal = removal;
        this.visits = visits;
        this.client = client;
        this.clock = clock;
    }

    void seed() {
        Optional<Sample> before = QuarkusTransaction.requiringNew().call(Sample::ofTenant);
        if (!before.map(Sample::isComplete).orElse(false)) {
            make(before);
        }
        QuarkusTransaction.requiringNew().run(client::admit);
    }

    private void make(Optional<Sample> before) {
        Instant from = clock.instant();
        before.flatMap(sample -> Optional.ofNullable(sample.campaignId))
                .ifPresent(half -> removal.ofSample(half, Actor.Worker.START_UP));
        UUID campaignId = QuarkusTransaction.requiringNew().call(this::draft);
        SampleAd.ALL.forEach(video -> take(campaignId, video));
        QuarkusTransaction.requiringNew().timeout((int) PATIENCE.toSeconds()).run(() -> fill(campaignId));
        LOG.infof(
                "The sample campaign is made campaignId=%s ms=%d",
                campaignId, Duration.between(from, clock.instant()).toMillis());
    }

    private UUID draft() {
        Instant now = clock.instant();
        Campaign campaign = Campaign.draft(
                new CampaignPlan(
                        "Sample: two films in four countries",
                        "Nobody: this campaign is made up",
                        "The agency that runs this installation",
                        List.of("en", "de"),
                        Retention.DELETE_AFTER_ANALYSIS,
                        null,
                        new Audience(18, true),
                        false,
                        false),
                now.minus(FIELDWORK).minus(Duration.ofDays(2)));
        campaign.markAsSample();
        SampleCountry.ALL.forEach(
                country -> CountryTarget.want(campaign, Country.named(country.code()), country.target()));
        Sample sample = Sample.ofTenant().orElseGet(Sample::new);
        sample.campaignId = campaign.id;
        sample.begunAt = now;
        sample.persist();
        return campaign.id;
    }

    /** As an upload: probed, a poster drawn, stored. */
    private void take(UUID campaignId, SampleAd video) {
        try (InputStream bytes = SampleSeeding.class.getResourceAsStream("/sample/" + video.file())) {
            if (bytes == null) {
                throw new FileNotFoundException(video.file());
            }
            Path copy = Files.createTempFile("mien-sample-", ".mp4");
            try {
                Files.copy(bytes, copy, StandardCopyOption.REPLACE_EXISTING);
                intake.take(campaignId, new AdUpload(copy, video.file(), video.title()));
            } finally {
                Files.delete(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill(UUID campaignId) {
        Instant now = clock.instant();
        Campaign campaign = Campaign.required(campaignId);
        SurveyVersion.keep(campaign, Questionnaire.battery(campaign.languages), now.minus(FIELDWORK));
        campaign.flag(true, true);
        campaign.finishAsSample(now.minus(FIELDWORK), now);
        List<SampleVisits.Shown> shown = new ArrayList<>();
        for (Ad ad : campaign.ads()) {
            SampleAd video = SampleAd.ALL.get(ad.position - 1);
            video.markers().forEach(marker -> AdMarker.put(ad, marker, now));
            shown.add(new SampleVisits.Shown(ad, video));
        }
        SampleCountry.ALL.forEach(country -> visits.make(campaign, country, shown));
        Sample.ofTenant().orElseThrow().completedAt = now;
    }
}
