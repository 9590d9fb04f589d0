package io.mien.dashboard;

import io.mien.account.Staff;
import io.mien.campaign.Ad;
import io.mien.platform.SignedAddress;
import io.mien.platform.StoredMedia;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Unreleased videos, served to staff by addresses that expire. */
@ApplicationScoped
class AdVideos {
    /** A page may stay open for a working session; a link passed on is worthless to anybody else. */
    private static final Duration VALID = Duration.ofHours(2);

    private final SignedAddress addresses;
    private final StoredMedia media;
    private final Staff staff;
    private final VideoFiles files;

    AdVideos(SignedAddress addresses, StoredMedia media, Staff staff, VideoFiles files) {
        this.addresses = addresses;
        this.media = media;
        this.staff = staff;
        this.files = files;
    }

    /** Where the person at the keyboard can play the video for a while. */
    String address(Ad ad) {
        return addresses.issue(DashboardAddresses.adVideo(ad.id), staff.actor().audience(), VALID);
    }

    Response play(UUID adId, long until, String signature, @Nullable String range) {
        addresses.verify(DashboardAddresses.adVideo(adId), staff.actor().audience(), until, signature);
        VideoFiles.Stored video = files.of(adId);
        return media.answer(video.storageKey(), video.contentType(), range);
    }
}
