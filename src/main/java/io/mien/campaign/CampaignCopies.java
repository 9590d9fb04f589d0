package io.mien.campaign;

import io.mien.account.Client;
import io.mien.account.Staff;
import io.mien.platform.Ids;
import io.mien.platform.ObjectStore;
import io.mien.platform.Problem;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditTrail;
import io.mien.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Makes a new draft of a campaign: its settings, client, countries, questions, ads with their captions and markers. Visits, invitations and results stay
 * with the original. Files are copied outside of any transaction, and deleted again if the draft cannot be made.
 */
@ApplicationScoped
class CampaignCopies {
    private static final String SUFFIX = " (copy)";

    private final AdFiles files;
    private final ObjectStore store;
    private final TenantContext tenants;
    private final AuditTrail trail;
    private final Staff staff;
    private final Event<CampaignCopied> copied;
    private final Clock clock;

    CampaignCopies(
            AdFiles files,
            ObjectStore store,
            TenantContext tenants,
            AuditTrail trail,
            Staff staff,
            Event<CampaignCopied> copied,
            Clock clock) {
        this.files = files;
        this.store = store;
        this.tenants = tenants;
        this.trail = trail;
        this.staff = staff;
        this.copied = copied;
        this.clock = clock;
    }

    /** @return id of the new draft */
    @Transactional(Transactional.TxType.NEVER)
    UUID copy(UUID originalId) {
        List<Ad> originals = QuarkusTransaction.requiringNew().call(() -> copyableAds(originalId));
        List<AdCopy> ads = new ArrayList<>();
        try {
            for (Ad original : originals) {
                ads.add(copyFiles(original));
            }
            return QuarkusTransaction.requiringNew().call(() -> copyRows(originalId, ads));
        } catch (NoSuchFileException e) {
            delete(ads);
            throw Problem.conflict(
                    "ad-file-missing", "The video of an ad is no longer stored, so it cannot be copied.");
        } catch (IOException e) {
            delete(ads);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            delete(ads);
            throw e;
        }
    }

    /** @param prepared the copy, whose files are stored already */
    private record AdCopy(Ad original, PreparedAd prepared) {}

    private static List<Ad> copyableAds(UUID campaignId) {
        List<Ad> ads = Campaign.required(campaignId).ads();
        if (!ads.stream().allMatch(Ad::isReady)) {
            throw Problem.conflict(
                    "ads-not-ready",
                    "An ad of this campaign has not been converted. Wait for it or remove it, then copy.");
        }
        return ads;
    }

    private AdCopy copyFiles(Ad original) throws IOException {
        UUID id = Ids.next();
        String key = "%s/ads/%s/film".formatted(tenants.required(), id);
        String posterKey = "%s/ads/%s/poster".formatted(tenants.required(), id);
        try {
            copyFile(original.storageKey, key);
            copyFile(original.posterKey, posterKey);
        } catch (IOException | RuntimeException e) {
            files.delete(key, posterKey);
            throw e;
        }
        return new AdCopy(original, PreparedAd.copyOf(original, id, key, posterKey));
    }

    private void copyFile(String from, String to) throws IOException {
        try (InputStream bytes = store.open(from)) {
            store.put(to, bytes);
        }
    }

    private UUID copyRows(UUID originalId, List<AdCopy> ads) {
        Campaign original = Campaign.required(originalId);
        Instant now = clock.instant();
        Campaign copy = Campaign.draft(CampaignPlan.of(original).named(nameOfCopy(original.name)), now);
        copy.giveTo(Client.required(original.clientId));
        original.targets().forEach(target -> CountryTarget.want(copy, Country.named(target.country), target.target));
        copyQuestions(originalId, copy, now);
        copy.flag(original.flagSpeeding, original.flagStraightLining);
        ads.forEach(ad -> copyRows(ad, copy, now));
        copied.fire(new CampaignCopied(originalId, copy.id));
        trail.record(staff.actor(), AuditAction.CHANGE, copy.id, "copied from campaign " + originalId);
        return copy.id;
    }

    private static void copyQuestions(UUID originalId, Campaign copy, Instant now) {
        Questionnaire standing = SurveyVersion.standing(originalId);
        if (!standing.isEmpty()) {
            SurveyVersion.keep(copy, standing, now);
        }
    }

    private static void copyRows(AdCopy copy, Campaign campaign, Instant now) {
        Ad ad = copy.prepared().persist(campaign, now);
        ad.needsSound = copy.original().needsSound;
        ad.rendition = copy.original().rendition;
        AdTrack.ofAds(List.of(copy.original().id)).forEach(track -> track.copyTo(ad, now));
        AdMarker.ofAd(copy.original().id).forEach(marker -> marker.copyTo(ad, now));
    }

    private void delete(List<AdCopy> ads) {
        ads.forEach(ad -> files.delete(ad.prepared().storageKey(), ad.prepared().posterKey()));
    }

    /** Within the length that a name may have. */
    static String nameOfCopy(String name) {
        int room = CampaignPlan.MAX_NAME - SUFFIX.length();
        return (name.length() <= room ? name : name.substring(0, room).strip()) + SUFFIX;
    }
}
