package io.mien.export;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.RESEARCHER;

import io.mien.account.FreshLogin;
import io.mien.campaign.Campaign;
import io.mien.campaign.Campaigns;
import io.mien.platform.Parameter;
import io.mien.privacy.AuditAction;
import io.mien.privacy.Discloses;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Where researchers take a campaign's results with them. */
@Path("/campaigns/{id}/exports")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER})
class ExportPages {
    private final Exports exports;
    private final ExportDownload download;
    private final Campaigns campaigns;

    ExportPages(Exports exports, ExportDownload download, Campaigns campaigns) {
        this.exports = exports;
        this.download = download;
        this.campaigns = campaigns;
    }

    /** @param kept how long a file is kept, in words */
    public record View(UUID id, String name, boolean draft, boolean sample, String kept, List<ExportView> exports) {
        public boolean running() {
            return exports.stream().anyMatch(ExportView::running);
        }

        /** Which formats leave no choice. */
        public String decided() {
            return "%s always hold them; %s never does.".formatted(named(true), named(false));
        }

        private String named(boolean people) {
            return formats().stream()
                    .filter(format -> format.people(true) == format.people(false) && format.people(true) == people)
                    .map(ExportFormat::words)
                    .collect(Collectors.joining(" and "));
        }

        public List<ExportFormat> formats() {
            return List.of(ExportFormat.values());
        }
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance all(UUID id) {
        Campaign campaign = campaigns.required(id);
        return Templates.exports(new View(
                id,
                campaign.name,
                campaign.isDraft(),
                campaign.sample,
                download.kept(),
                exports.newestFirst(id).stream().map(ExportView::of).toList()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    @FreshLogin
    public Response ask(
            UUID id, @RestForm @DefaultValue("CSV") String format, @RestForm @DefaultValue("") String people) {
        campaigns.required(id);
        ExportFormat wanted = Parameter.inBody("format", format).oneOf(ExportFormat.values());
        exports.ask(id, new ExportWish(wanted, people.equals("yes")));
        return Response.seeOther(URI.create(ExportAddresses.all(id))).build();
    }

    @GET
    @Path("/{exportId}/file")
    @Operation(hidden = true)
    @Discloses(action = AuditAction.EXPORT, what = "export downloaded")
    @FreshLogin
    public Response file(UUID id, UUID exportId, @Nullable @RestHeader("Range") String range) {
        return download.of(id, exportId, range);
    }

    @CheckedTemplate(basePath = "export")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance exports(View view);
    }
}
