package io.mien.operations;

import io.mien.platform.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** How somebody who found a security problem reaches the operator: a page for people, a file for programs (RFC 9116). */
@Path("/")
@PermitAll
class SecurityPages {
    static final String TEXT = "/.well-known/security.txt";

    private final SecurityContact contact;

    SecurityPages(SecurityContact contact) {
        this.contact = contact;
    }

    @GET
    @Path("security")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance page() {
        String address = contact.address().map(Object::toString).orElse(null);
        return Templates.security(address, address == null ? null : address.replaceFirst("^mailto:", ""));
    }

    @GET
    @Path(TEXT)
    @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8")
    @Operation(summary = "Where to report a security problem (RFC 9116); 404 while the operator has named no address")
    public String text() {
        return contact.text().orElseThrow(Problem::notFound);
    }

    @CheckedTemplate(basePath = "operations")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance security(@Nullable String contact, @Nullable String shown);
    }
}
