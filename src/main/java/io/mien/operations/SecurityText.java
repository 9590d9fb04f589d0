package io.mien.operations;

import io.mien.platform.Problem;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The same for programs that look for it (RFC 9116). */
@Path(SecurityText.ADDRESS)
@PermitAll
@Tag(name = "Security")
class SecurityText {
    static final String ADDRESS = "/.well-known/security.txt";

    private final SecurityContact contact;

    SecurityText(SecurityContact contact) {
        this.contact = contact;
    }

    @GET
    @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8")
    @Operation(summary = "Where to report a security problem; 404 while the operator has named no address")
    public String text() {
        return contact.text().orElseThrow(Problem::notFound);
    }
}
