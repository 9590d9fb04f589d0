package io.mien.language;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.account.Staff;
import io.mien.platform.InvalidFields;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The respondents' languages over the API. */
@Path("/api/v1/languages")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Languages")
class LanguageResource {
    private final TextReviews reviews;
    private final OwnTexts ownTexts;
    private final Staff staff;

    LanguageResource(TextReviews reviews, OwnTexts ownTexts, Staff staff) {
        this.reviews = reviews;
        this.ownTexts = ownTexts;
        this.staff = staff;
    }

    /**
     * A language and its review.
     *
     * @param reviewed whether fieldwork in it may open: a person has read the texts as they are now
     * @param reviewedBy who of the tenant read the texts as they are now, null before and where the makers of Mien did
     */
    public record Document(
            String tag,
            String name,
            boolean reviewed,
            @Nullable String reviewedBy,
            @Nullable Instant reviewedAt) {
        static Document of(LanguageRow row) {
            return new Document(
                    row.tag(),
                    row.name(),
                    row.isReviewed(),
                    row.review() == null ? null : row.review().reviewedBy,
                    row.review() == null ? null : row.review().reviewedAt);
        }
    }

    /** @param fingerprint of the texts that were read */
    public record Review(@Nullable String fingerprint) {}

    @GET
    @Operation(summary = "The languages respondents can be spoken to in, and whether a person reviewed them")
    public List<Document> all() {
        return reviews.rows().stream().map(Document::of).toList();
    }

    @GET
    @Path("/{tag}/texts")
    @Operation(summary = "All texts of a language beside the English ones, with their fingerprint")
    public LanguageTexts texts(String tag) {
        return reviews.texts(tag);
    }

    /** @param text in the form in which the texts come: gaps in parentheses, choices in square brackets */
    public record Wording(@Nullable String text) {}

    @PUT
    @Path("/{tag}/texts/{key}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say one text in your own words; respondents read them from then on; audited")
    public LanguageTexts write(String tag, String key, @Nullable Wording wording) {
        Language language = reviews.required(tag);
        ownTexts.write(language, key, wording == null || wording.text() == null ? "" : wording.text(), staff.actor());
        return reviews.texts(tag);
    }

    @DELETE
    @Path("/{tag}/texts/{key}")
    @Operation(summary = "Say one text as Mien does again; audited")
    public LanguageTexts restore(String tag, String key) {
        ownTexts.drop(reviews.required(tag), key, staff.actor());
        return reviews.texts(tag);
    }

    @POST
    @Path("/{tag}/review")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Confirm that somebody of yours read the texts with this fingerprint; audited")
    public Document confirm(String tag, @Nullable Review review) {
        if (review == null || review.fingerprint() == null) {
            throw InvalidFields.of("fingerprint", "Say which texts were read: the fingerprint that came with them.");
        }
        return Document.of(reviews.confirm(tag, review.fingerprint(), staff.actor()));
    }
}
