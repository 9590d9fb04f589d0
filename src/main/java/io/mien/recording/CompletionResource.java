package io.mien.recording;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** The browser says that it has sent everything, and what. */
@Path("/visit/exposures/{id}/completion")
@PermitAll
class CompletionResource {
    private final Completion completion;

    CompletionResource(Completion completion) {
        this.completion = completion;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public void complete(@PathParam("id") UUID id, @NotNull @Valid Sent sent) throws IOException {
        completion.of(id, new SliceList(sent.sliceDigest(), sent.slices(), sent.length()));
    }

    /** As the contract names it. */
    record Sent(
            @NotNull @Pattern(regexp = "[0-9a-fA-F]{64}") String sliceDigest,
            @NotNull List<Integer> slices,
            @PositiveOrZero long length) {}
}
