package io.mien.language;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.account.Staff;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;

/** The respondents' texts by language, and the button by which somebody answers for having read them. */
@Path("/languages")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
@Produces(MediaType.TEXT_HTML)
class LanguagePages {
    private final TextReviews reviews;
    private final Staff staff;

    LanguagePages(TextReviews reviews, Staff staff) {
        this.reviews = reviews;
        this.staff = staff;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance all() {
        return Templates.languages(reviews.rows());
    }

    @GET
    @Path("/{tag}")
    @Operation(hidden = true)
    public TemplateInstance one(String tag) {
        return Templates.language(reviews.texts(tag));
    }

    @POST
    @Path("/{tag}/review")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response confirm(String tag, @RestForm @DefaultValue("") String fingerprint) {
        reviews.confirm(tag, fingerprint, staff.actor());
        return Response.seeOther(URI.create(LanguageAddresses.page(tag))).build();
    }

    @CheckedTemplate(basePath = "language")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance languages(List<LanguageRow> languages);

        static native TemplateInstance language(LanguageTexts texts);
    }
}
