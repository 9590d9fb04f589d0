package io.mien.fieldwork;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.Country;
import io.mien.campaign.CountryTarget;
import io.mien.campaign.Retention;
import io.mien.language.Language;
import io.mien.language.TextReviews;
import io.mien.platform.Digest;
import io.mien.platform.Ids;
import io.mien.platform.ObjectStore;
import io.mien.privacy.Actor;
import io.mien.tenancy.Tenant;
import io.mien.tenancy.TenantContext;
import io.mien.visit.Visit;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A tenant of its own for each test, with a campaign of small ads. */
@Dependent
public class Agency {
    static final Actor.Member DANA = new Actor.Member("dana");

    public final UUID tenant = Ids.next();
    public UUID campaign;

    @Inject
    TenantContext tenants;

    @Inject
    Fieldwork fieldwork;

    @Inject
    TextReviews reviews;

    @Inject
    ObjectStore store;

    /** A tenant with a campaign in Germany and France, not open yet. */
    public Agency withAds(int ads) {
        return withAds(ads, "en", "de");
    }

    /** The same in these languages, whose texts somebody of the tenant read where it needs that. */
    public Agency withAds(int ads, String... languages) {
        campaign = as(() -> {
            register();
            Campaign made = campaign();
            made.languages = List.of(languages);
            made.persist();
            Stream.of(languages)
                    .map(Language::of)
                    .filter(language -> !language.isReviewed())
                    .forEach(language -> reviews.confirm(language, language.fingerprint(), DANA));
            CountryTarget.want(made, Country.of("DE"), 10);
            CountryTarget.want(made, Country.of("FR"), 10);
            for (int i = 0; i < ads; i++) {
                ad(made, i).persist();
            }
            return made.id;
        });
        return this;
    }

    /** The token of the German link; opens fieldwork unless it is open. */
    public String open() {
        return open("DE");
    }

    /** The token of a country's link; opens fieldwork unless it is open. */
    public String open(String country) {
        List<InvitationLink> links = as(() -> {
            Campaign opening = Campaign.required(campaign);
            return opening.isInFieldwork() ? fieldwork.links(campaign) : fieldwork.open(campaign, DANA);
        });
        return token(links.stream()
                .filter(link -> link.country().equals(country))
                .findFirst()
                .orElseThrow());
    }

    /** Videos are kept for so many days where their people allow it; before fieldwork opens. */
    public Agency keeping(int days) {
        as(() -> Campaign.update("retention = ?1, keepDays = ?2 where id = ?3", Retention.KEEP, days, campaign));
        return this;
    }

    /** People of this country are wanted too; before fieldwork opens. */
    public Agency in(String country) {
        as(() -> CountryTarget.want(Campaign.required(campaign), Country.of(country), 10));
        return this;
    }

    public void close() {
        as(() -> {
            fieldwork.close(campaign, DANA);
            return campaign;
        });
    }

    public String preview() {
        return token(as(() -> fieldwork.preview(campaign)));
    }

    /** Does the work as this tenant in a transaction. */
    public <T> T as(Supplier<T> work) {
        return tenants.runAs(tenant, () -> QuarkusTransaction.requiringNew().call(work::get));
    }

    /** Does the work as this tenant, outside of a transaction. */
    public void asTenant(Runnable work) {
        tenants.runAs(tenant, work);
    }

    public List<Visit> visits() {
        return as(() -> Visit.<Visit>list("campaignId = ?1 order by id", campaign));
    }

    static String token(InvitationLink link) {
        return link.address().getPath().substring("/i/".length());
    }

    private void register() {
        Tenant.register(new Tenant.Registration("organization-" + tenant, "agency-" + tenant, "Agency"), Instant.now());
    }

    private static Campaign campaign() {
        Campaign made = new Campaign();
        made.name = "Spring";
        made.controller = "Example Foods";
        made.controllerContact = "privacy@example.com";
        made.noWorkplaceOrSchool = true;
        made.createdAt = Instant.now();
        return made;
    }

    private Ad ad(Campaign of, int number) {
        byte[] film = ("film " + number + " of " + tenant).getBytes(StandardCharsets.UTF_8);
        Ad made = new Ad();
        made.campaignId = of.id;
        made.position = number;
        made.title = "Ad " + number;
        made.fileName = "ad.mp4";
        made.contentType = "video/mp4";
        made.storageKey = tenant + "/ads/" + made.id;
        made.posterKey = made.storageKey + ".jpg";
        made.sizeBytes = film.length;
        made.digest = Digest.of(film);
        made.durationMs = 2000;
        made.width = 320;
        made.height = 180;
        made.createdAt = Instant.now();
        try {
            store.put(made.storageKey, new ByteArrayInputStream(film));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return made;
    }
}
