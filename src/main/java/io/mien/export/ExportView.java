package io.mien.export;

import io.mien.platform.Wording;
import java.util.UUID;

/**
 * One export as the page lists it.
 *
 * @param state in words, with the reason where there is no file
 * @param address of the file; empty unless it is ready
 */
public record ExportView(
        UUID id, String what, String asked, String state, boolean running, int percent, String address) {

    /** Of the percent. */
    public int whole() {
        return Export.WHOLE;
    }

    static ExportView of(Export export) {
        return new ExportView(
                export.id,
                new ExportWish(export.format, export.people).words(),
                Wording.moment(export.requestedAt) + " by " + export.requestedBy,
                state(export),
                export.isRunning(),
                export.percent,
                export.isReady() ? ExportAddresses.file(export.campaignId, export.id) : "");
    }

    private static String state(Export export) {
        return switch (export.state) {
            case QUEUED -> "waiting for its turn";
            case WRITING -> "being written, %d %%".formatted(export.percent);
            case READY -> "%s, deleted on %s".formatted(Wording.size(export.bytes), Wording.moment(export.expiresAt));
            case FAILED -> String.valueOf(export.failure);
            case WITHDRAWN -> "Somebody whose data was in it has withdrawn. Make a new one.";
            case EXPIRED -> "deleted after its time";
        };
    }
}
