package io.mien.dashboard;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.campaign.Campaign;
import io.mien.campaign.Campaigns;
import io.mien.campaign.Country;
import io.mien.platform.Wording;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** The table of visits and the two tables as files. */
@Path("/campaigns")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
class VisitListPages {
    static final String CSV = "text/csv; charset=UTF-8";

    private final VisitTable table;
    private final Campaigns campaigns;
    private final FieldworkMonitor monitor;

    VisitListPages(VisitTable table, Campaigns campaigns, FieldworkMonitor monitor) {
        this.table = table;
        this.campaigns = campaigns;
        this.monitor = monitor;
    }

    /** The page as asked for: the rows that fit on it, how many there are, and the choices of the filter. */
    public record Listing(UUID id, String name, boolean sample, List<VisitRow> rows, String country, String state) {
        private static final int MOST_ROWS = 500;

        public List<VisitRow> shown() {
            return rows.subList(0, Math.min(rows.size(), MOST_ROWS));
        }

        public boolean isCut() {
            return rows.size() > MOST_ROWS;
        }

        public boolean isFiltered() {
            return !country.isEmpty() || !state.isEmpty();
        }

        public VisitState[] states() {
            return VisitState.values();
        }

        public String sentence() {
            if (rows.isEmpty()) {
                return isFiltered() ? "No visit is like that." : "Nobody has come yet.";
            }
            long parked = rows.stream()
                    .filter(row -> row.state() == VisitState.PARKED)
                    .count();
            return Wording.count(rows.size(), "visit")
                    + (isFiltered() ? " like that" : "")
                    + (parked == 0 ? "." : "; " + parked + (parked == 1 ? " is parked." : " are parked."));
        }
    }

    @GET
    @Path("/{id}/sessions")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance visits(
            UUID id, @RestQuery @DefaultValue("") String country, @RestQuery @DefaultValue("") String state) {
        Campaign campaign = campaigns.required(id);
        List<VisitRow> rows = table.look(id, VisitFilter.of(country, state));
        return Templates.visits(new Listing(id, campaign.name, campaign.sample, rows, country, state), countries(id));
    }

    @GET
    @Path("/{id}/sessions.csv")
    @Produces(CSV)
    @Operation(hidden = true)
    public Response visitsFile(
            UUID id, @RestQuery @DefaultValue("") String country, @RestQuery @DefaultValue("") String state) {
        List<VisitRow> rows = table.take(id, VisitFilter.of(country, state));
        return file(
                "visits.csv",
                Csv.of(VisitRow.columns(), rows.stream().map(VisitRow::cells).toList()));
    }

    @GET
    @Path("/{id}/countries.csv")
    @Produces(CSV)
    @Operation(hidden = true)
    public Response countriesFile(UUID id) {
        return file("countries.csv", Csv.of(FieldworkMonitor.columns(), monitor.table(id)));
    }

    private List<Country> countries(UUID id) {
        return campaigns.targets(id).stream()
                .map(target -> Country.named(target.country))
                .toList();
    }

    static Response file(String name, List<VisitRow> rows) {
        return file(
                name,
                Csv.of(VisitRow.columns(), rows.stream().map(VisitRow::cells).toList()));
    }

    private static Response file(String name, String csv) {
        return Response.ok(csv, CSV)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }

    @CheckedTemplate(basePath = "dashboard")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance visits(Listing listing, List<Country> countries);
    }
}
