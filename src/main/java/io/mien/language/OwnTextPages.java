package io.mien.language;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.account.Staff;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** One text of the respondents' pages, to be said in the agency's own words. */
@Path("/languages/{tag}/texts/{key}")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
@Produces(MediaType.TEXT_HTML)
class OwnTextPages {
    private final TextReviews reviews;
    private final OwnTexts ownTexts;
    private final Staff staff;

    OwnTextPages(TextReviews reviews, OwnTexts ownTexts, Staff staff) {
        this.reviews = reviews;
        this.ownTexts = ownTexts;
        this.staff = staff;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance edit(String tag, String key) {
        return Templates.text(editor(tag, key, null, ""));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response write(String tag, String key, @RestForm @DefaultValue("") String text) {
        TextEditor before = editor(tag, key, text, "");
        try {
            ownTexts.write(reviews.required(tag), key, text, staff.actor());
        } catch (InvalidFields invalid) {
            return Response.status(invalid.status())
                    .entity(Templates.text(editor(
                            tag, key, text, String.join(" ", invalid.fields().values()))))
                    .build();
        }
        return Response.seeOther(URI.create(before.back())).build();
    }

    @POST
    @Path("/restore")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response restore(String tag, String key) {
        TextEditor before = editor(tag, key, null, "");
        ownTexts.drop(reviews.required(tag), key, staff.actor());
        return Response.seeOther(URI.create(before.back())).build();
    }

    private TextEditor editor(String tag, String key, @Nullable String typed, String error) {
        LanguageTexts texts = reviews.texts(tag);
        LanguageTexts.Text text = texts.texts().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(Problem::notFound);
        return TextEditor.of(texts, text, typed, error);
    }

    @CheckedTemplate(basePath = "language")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance text(TextEditor editor);
    }
}
