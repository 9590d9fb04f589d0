package io.mien.export;

import io.mien.campaign.Campaigns;
import io.mien.platform.StoredMedia;
import io.mien.platform.Wording;
import io.mien.tenancy.TenantContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sends the files of exports. */
@ApplicationScoped
class ExportDownload {
    private static final String ZIP = "application/zip";
    private static final int MAX_NAME = 60;

    private final Exports exports;
    private final Campaigns campaigns;
    private final StoredMedia media;
    private final TenantContext tenants;
    private final ExportConfig config;

    ExportDownload(
            Exports exports, Campaigns campaigns, StoredMedia media, TenantContext tenants, ExportConfig config) {
        this.exports = exports;
        this.campaigns = campaigns;
        this.media = media;
        this.tenants = tenants;
        this.config = config;
    }

    /** How long a file is kept, in words. */
    String kept() {
        return Wording.about(config.keep());
    }

    Response of(UUID campaignId, UUID exportId, @Nullable String range) {
        Export export = exports.file(campaignId, exportId);
        Response answer = media.answer(Export.key(tenants.required(), exportId), ZIP, range);
        return Response.fromResponse(answer)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + name(campaigns.required(campaignId).name, export) + "\"")
                .build();
    }

    private static String name(String campaign, Export export) {
        Instant day = export.requestedAt;
        return "%s-%s-%s.zip"
                .formatted(
                        slug(campaign),
                        export.format.name().toLowerCase(Locale.ROOT),
                        day.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    /** What every file system and every header takes. */
    static String slug(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return plain.isEmpty() ? "campaign" : plain.substring(0, Math.min(MAX_NAME, plain.length()));
    }
}
