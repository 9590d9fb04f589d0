package io.mien.export;

import io.mien.platform.Problem;
import java.util.Optional;
import java.util.UUID;

/** The file of an export is not there any more, or never was; a new one can be made. */
class ExportGone extends Problem {
    private static final long serialVersionUID = 1L;

    private final UUID campaignId;

    ExportGone(UUID campaignId, String why) {
        super(410, "export-gone", why + " Make a new one.");
        this.campaignId = campaignId;
    }

    @Override
    public Optional<Remedy> remedy() {
        return Optional.of(new Remedy("Exports of this campaign", ExportAddresses.all(campaignId)));
    }
}
