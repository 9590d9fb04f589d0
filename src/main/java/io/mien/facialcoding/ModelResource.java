package io.mien.facialcoding;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.platform.InvalidFields;
import io.mien.trace.Engine;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Who reads a campaign's faces, over the API. */
@Path("/api/v1/campaigns/{id}")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
class ModelResource {
    private final CampaignReaders readers;

    ModelResource(CampaignReaders readers) {
        this.readers = readers;
    }

    /**
     * @param ownModel the tenant's own model that reads the campaign; null for the installation's
     * @param engine what the campaign is counted by: FRAME for networks, ACTION_UNITS for action units
     */
    public record ModelsDocument(@Nullable OwnModelFacts ownModel, Engine engine, RescoringState rescoring) {}

    /** @param id of one of the tenant's own models */
    public record Choice(@Nullable UUID id) {}

    @GET
    @Path("/models")
    @RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
    @Operation(summary = "Who reads the campaign's faces, and how its kept recordings stand to that")
    public ModelsDocument models(UUID id) {
        ModelsView view = readers.view(id);
        return new ModelsDocument(view.chosen(), view.counting().engine(), view.rescoring());
    }

    @PUT
    @Path("/own-model")
    @Operation(summary = "Have the campaign read by one of your own models from now on")
    public void choose(UUID id, @Nullable Choice choice) {
        readers.view(id);
        if (choice == null || choice.id() == null) {
            throw InvalidFields.of("id", "Give the id of one of your own models.");
        }
        readers.choose(id, choice.id());
    }

    /** @param engine FRAME for networks, ACTION_UNITS for action units */
    public record EngineChoice(@Nullable Engine engine) {}

    @PUT
    @Path("/engine")
    @Operation(summary = "Have the campaign read and counted by networks or by action units from now on")
    public void count(UUID id, @Nullable EngineChoice choice) {
        readers.view(id);
        if (choice == null || choice.engine() == null) {
            throw InvalidFields.of("engine", "Give FRAME for the networks, or ACTION_UNITS.");
        }
        readers.count(id, choice.engine());
    }

    @DELETE
    @Path("/own-model")
    @Operation(summary = "Have the campaign read by the installation's models from now on")
    public void useInstalled(UUID id) {
        readers.choose(id, null);
    }

    @POST
    @Path("/rescoring")
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(202)
    @Operation(summary = "Read kept recordings that other models read again, into a new revision")
    public void rescore(UUID id) {
        readers.rescore(id);
    }
}
