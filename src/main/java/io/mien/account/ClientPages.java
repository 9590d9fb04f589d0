package io.mien.account;

import io.mien.platform.InvalidFields;
import io.mien.platform.Problem;
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
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Where the tenant's admin names its clients and says which client-viewer reads for which of them. */
@Path("/account/clients")
@RolesAllowed(Role.AGENCY_ADMIN)
@Produces(MediaType.TEXT_HTML)
class ClientPages {
    private final Clients clients;
    private final Staff staff;

    ClientPages(Clients clients, Staff staff) {
        this.clients = clients;
        this.staff = staff;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance page() {
        return Templates.clients(view());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response create(@RestForm @DefaultValue("") String name) {
        return after(null, name, () -> clients.create(name, staff.actor()));
    }

    @POST
    @Path("/{id}/name")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response rename(UUID id, @RestForm @DefaultValue("") String name) {
        return after(id, name, () -> clients.rename(id, name, staff.actor()));
    }

    @POST
    @Path("/{id}/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @FreshLogin
    public Response remove(UUID id) {
        return after(id, "", () -> clients.remove(id, staff.actor()));
    }

    @POST
    @Path("/{id}/viewers")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @FreshLogin
    public Response give(UUID id, @RestForm @DefaultValue("") String login) {
        return after(id, login, () -> clients.give(id, login, staff.actor()));
    }

    @POST
    @Path("/{id}/viewers/{viewerId}/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @FreshLogin
    public Response take(UUID id, UUID viewerId) {
        return after(id, "", () -> clients.take(id, viewerId, staff.actor()));
    }

    /** To the page, or to what was typed with what is wrong beside it. */
    private Response after(@Nullable UUID client, String typed, Runnable change) {
        try {
            change.run();
            return Response.seeOther(URI.create(AccountAddresses.clients())).build();
        } catch (InvalidFields invalid) {
            return refused(client, typed, invalid, invalid.fields());
        } catch (Problem problem) {
            if (problem.status() == 404) {
                throw problem;
            }
            return refused(client, typed, problem, Map.of("client", problem.detail()));
        }
    }

    private Response refused(@Nullable UUID client, String typed, Problem problem, Map<String, String> wrong) {
        return Response.status(problem.status())
                .entity(Templates.clients(view().refusing(client, typed, wrong)))
                .build();
    }

    private ClientsView view() {
        return ClientsView.of(clients.byName(), clients.viewers());
    }

    @CheckedTemplate(basePath = "account")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance clients(ClientsView view);
    }
}
