package io.mien.language;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.account.Staff;
import io.mien.platform.CsvTable;
import io.mien.platform.InvalidFields;
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
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The respondents' texts by language, and the button by which somebody answers for having read them. */
@Path("/languages")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
@Produces(MediaType.TEXT_HTML)
class LanguagePages {
    private final TextReviews reviews;
    private final OwnTexts ownTexts;
    private final Staff staff;

    LanguagePages(TextReviews reviews, OwnTexts ownTexts, Staff staff) {
        this.reviews = reviews;
        this.ownTexts = ownTexts;
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
        return Templates.language(reviews.texts(tag), List.of());
    }

    /** The texts as a table, for translators. */
    @GET
    @Path("/{tag}/table")
    @Produces("text/csv")
    @Operation(hidden = true)
    public Response table(String tag) {
        LanguageTexts texts = reviews.texts(tag);
        return Response.ok(TextTable.of(texts), "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"texts-%s.csv\"".formatted(tag))
                .build();
    }

    /** The table comes back: all of it is taken over, or none of it and the rows that do not fit are told. */
    @POST
    @Path("/{tag}/table")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response bring(String tag, @RestForm @Nullable FileUpload table) throws IOException {
        Language language = reviews.required(tag);
        List<String> wrong;
        try {
            wrong = ownTexts.writeAll(language, TextTable.read(bytes(table)), staff.actor());
        } catch (InvalidFields invalid) {
            wrong = List.copyOf(invalid.fields().values());
        }
        return wrong.isEmpty()
                ? Response.seeOther(URI.create(LanguageAddresses.page(tag))).build()
                : Response.status(422)
                        .entity(Templates.language(reviews.texts(tag), wrong))
                        .build();
    }

    private static byte[] bytes(@Nullable FileUpload table) throws IOException {
        if (table == null || table.fileName().isBlank()) {
            throw CsvTable.refused("Choose the table.");
        }
        if (table.size() > TextTable.MAX_BYTES) {
            throw CsvTable.refused("The table is larger than all texts are. Choose the one that came from here.");
        }
        return Files.readAllBytes(table.uploadedFile());
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

        /** @param wrong what was wrong with a table that was brought */
        static native TemplateInstance language(LanguageTexts texts, List<String> wrong);
    }
}
