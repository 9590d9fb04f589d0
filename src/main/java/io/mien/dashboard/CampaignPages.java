package io.mien.dashboard;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.CLIENT_VIEWER;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.account.Staff;
import io.mien.campaign.Campaign;
import io.mien.campaign.Campaigns;
import io.mien.campaign.SetUpPage;
import io.mien.platform.Parameter;
import io.mien.platform.Problem;
import io.mien.results.CampaignScores;
import io.mien.trace.Measure;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** The list of campaigns, and one campaign at the point of its life where it is. */
@Path("/campaigns")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK, CLIENT_VIEWER})
@Produces(MediaType.TEXT_HTML)
class CampaignPages {
    private final CampaignList list;
    private final Campaigns campaigns;
    private final SetUpPage setUp;
    private final MonitorPage monitor;
    private final Staff staff;

    CampaignPages(CampaignList list, Campaigns campaigns, SetUpPage setUp, MonitorPage monitor, Staff staff) {
        this.list = list;
        this.campaigns = campaigns;
        this.setUp = setUp;
        this.monitor = monitor;
        this.staff = staff;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance all(@BeanParam CampaignAsk ask) {
        return Templates.campaigns(staff.isManaging() ? list.all(ask) : list.readable(ask));
    }

    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public TemplateInstance one(UUID id, @RestQuery @DefaultValue("HAPPY") String measure) {
        Campaign campaign = campaigns.required(id);
        if (campaign.isDraft()) {
            return draft(id);
        }
        Measure asked = Parameter.inAddress("measure", measure).oneOf(CampaignScores.OFFERED, Measure::name);
        return staff.isManaging() ? monitor.of(id, asked) : monitor.forViewers(id, asked);
    }

    private TemplateInstance draft(UUID id) {
        if (!staff.isManaging()) {
            throw Problem.notFound();
        }
        return setUp.of(id);
    }

    /** The part of the monitor that changes, fetched every few seconds. */
    @GET
    @Path("/{id}/progress")
    @RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
    @Operation(hidden = true)
    public TemplateInstance progress(UUID id) {
        return monitor.changing(id);
    }

    @CheckedTemplate(basePath = "dashboard")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance campaigns(CampaignList.Campaigns campaigns);
    }
}
