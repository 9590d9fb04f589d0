package io.mien.visit;

import io.mien.campaign.AdTrack;
import io.mien.fieldwork.FieldworkConfig;
import io.mien.language.Language;
import io.mien.platform.SignedAddress;
import io.mien.privacy.Actor.Respondent;
import io.mien.visit.RespondentPages.Track;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The captions and descriptions that a visit may have shown. Reads inside the caller's transaction. */
@ApplicationScoped
class VisitTracks {
    private final SignedAddress addresses;
    private final FieldworkConfig config;

    VisitTracks(SignedAddress addresses, FieldworkConfig config) {
        this.addresses = addresses;
        this.config = config;
    }

    List<Track> of(Visit visit) {
        List<Exposure> exposures = visit.exposures();
        List<AdTrack> tracks =
                AdTrack.ofAds(exposures.stream().map(exposure -> exposure.adId).toList());
        return tracks.stream()
                .flatMap(track -> exposures.stream()
                        .filter(exposure -> exposure.adId.equals(track.adId))
                        .map(exposure -> track(visit, exposure, track)))
                .toList();
    }

    /** The text of one of the exposure's tracks; anything else is not there. */
    String text(Visit visit, Exposure exposure, UUID trackId, Signature signature) {
        visit.requireConsentAndTime();
        addresses.verify(
                path(exposure, trackId), Respondent.inVisit(visit.id).audience(), signature.until(), signature.value());
        return AdTrack.required(exposure.adId, trackId).body;
    }

    /** What makes an address this visit's own. */
    record Signature(long until, String value) {}

    private Track track(Visit visit, Exposure exposure, AdTrack track) {
        String address = addresses.issue(
                path(exposure, track.id), Respondent.inVisit(visit.id).audience(), config.visitTimeout());
        return new Track(exposure.id, track.kind.word(), Language.of(track.language), address);
    }

    private static String path(Exposure exposure, UUID trackId) {
        return "/visit/exposures/%s/tracks/%s".formatted(exposure.id, trackId);
    }
}
