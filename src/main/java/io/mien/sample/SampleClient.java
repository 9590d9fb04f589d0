package io.mien.sample;

import io.mien.account.Client;
import io.mien.account.Clients;
import io.mien.campaign.Campaign;
import io.mien.privacy.Actor;
import io.mien.report.Publication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** The made-up brand that the sample campaign is for, so that a client-viewer has something to read. */
@ApplicationScoped
class SampleClient {
    private static final String NAME = "Sample client";

    private final SampleConfig config;
    private final Clients clients;
    private final Publication publication;
    private final Clock clock;

    SampleClient(SampleConfig config, Clients clients, Publication publication, Clock clock) {
        this.config = config;
        this.clients = clients;
        this.publication = publication;
        this.clock = clock;
    }

    /** Once; samples from before there were clients are made up for. */
    @Transactional
    void admit() {
        Sample sample = Sample.ofTenant().orElseThrow();
        if (sample.clientReadsSince != null || sample.campaignId == null) {
            return;
        }
        Client client = Client.named(NAME).orElseGet(() -> clients.create(NAME, Actor.Worker.START_UP));
        Campaign.required(sample.campaignId).giveTo(client);
        config.viewer().ifPresent(login -> clients.give(client.id, login, Actor.Worker.START_UP));
        publication.publish(sample.campaignId, Actor.Worker.START_UP);
        sample.clientReadsSince = clock.instant();
    }
}
