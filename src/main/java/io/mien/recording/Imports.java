package io.mien.recording;

import io.mien.account.Staff;
import io.mien.campaign.Campaign;
import io.mien.campaign.Campaigns;
import io.mien.campaign.Country;
import io.mien.platform.InvalidFields;
import io.mien.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;

/** Brings in recordings made elsewhere, for pages and the API. */
@ApplicationScoped
class Imports {
    /** The field that each refusal of the import is about. */
    private static final Map<String, String> FIELDS = Map.of(
            "urn:mien:problem:import-offset", "offset",
            "urn:mien:problem:recording-refused", "recording");

    private final Campaigns campaigns;
    private final ImportedRecording imported;
    private final Staff staff;

    Imports(Campaigns campaigns, ImportedRecording imported, Staff staff) {
        this.campaigns = campaigns;
        this.imported = imported;
        this.staff = staff;
    }

    /** @return the visit made for the recording */
    UUID take(UUID campaignId, RecordingImport wanted) {
        Country country = Country.of(wanted.country());
        requireFieldwork(campaigns.required(campaignId));
        requireTarget(campaignId, country);
        try {
            return imported.importRecording(
                    new ImportRequest(campaignId, wanted.adId(), country.code(), wanted.offsetMs(), staff.actor()),
                    wanted.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Problem refused) {
            throw FIELDS.containsKey(refused.type())
                    ? InvalidFields.of(FIELDS.get(refused.type()), refused.detail())
                    : refused;
        }
    }

    static void requireFieldwork(Campaign campaign) {
        if (campaign.isDraft()) {
            throw Problem.conflict(
                    "campaign-not-open", "Open fieldwork first: until then the ads of a campaign may still change.");
        }
    }

    private void requireTarget(UUID campaignId, Country country) {
        boolean wanted =
                campaigns.targets(campaignId).stream().anyMatch(target -> target.country.equals(country.code()));
        InvalidFields.check()
                .that(wanted, "country", "This campaign does not ask for people in " + country.name() + ".")
                .orRefuse();
    }
}
