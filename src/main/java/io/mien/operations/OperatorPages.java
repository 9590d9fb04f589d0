package io.mien.operations;

import static io.mien.account.Role.OPERATOR;

import io.mien.inference.FaceModels;
import io.mien.inference.InferenceConfig;
import io.mien.platform.MienConfig;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The operator's first page: what needs attention in this installation. No tenant is bound here and no row is read. */
@Path("/operations")
@RolesAllowed(OPERATOR)
@Produces(MediaType.TEXT_HTML)
class OperatorPages {
    private final FaceModels models;
    private final InferenceConfig inference;
    private final SecurityContact contact;
    private final MienConfig mien;
    private final Clock clock;

    OperatorPages(FaceModels models, InferenceConfig inference, SecurityContact contact, MienConfig mien, Clock clock) {
        this.models = models;
        this.inference = inference;
        this.contact = contact;
        this.mien = mien;
        this.clock = clock;
    }

    /**
     * @param address where Mien is reached
     * @param hasContact whether somebody who finds a security problem knows where to write
     */
    public record Home(
            String address, InstalledModelPages.Installation models, BackupPages.Standing backup, boolean hasContact) {

        /** What a colleague would say about it. */
        public String sentence() {
            if (!backup.exists()) {
                return "Mien is running, but it has never been backed up.";
            }
            return hasContact ? "Mien is running." : "Mien is running; nobody can report a security problem yet.";
        }
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance home() {
        return Templates.home(new Home(
                mien.publicUrl().toString(),
                InstalledModelPages.Installation.of(models, inference),
                BackupPages.Standing.at(mien.home(), clock.instant()),
                contact.address().isPresent()));
    }

    @CheckedTemplate(basePath = "operations")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance home(Home home);
    }
}
