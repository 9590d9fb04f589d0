package io.mien.operations;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** How somebody who found a security problem reaches the operator. */
@Path("/security")
@PermitAll
@Produces(MediaType.TEXT_HTML)
class SecurityPages {
    private final SecurityContact contact;

    SecurityPages(SecurityContact contact) {
        this.contact = contact;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance page() {
        String address = contact.address().map(Object::toString).orElse(null);
        return Templates.security(address, address == null ? null : address.replaceFirst("^mailto:", ""));
    }

    @CheckedTemplate(basePath = "operations")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance security(@Nullable String contact, @Nullable String shown);
    }
}
