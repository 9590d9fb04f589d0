package io.mien.dashboard;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.account.FreshLogin;
import io.mien.campaign.Campaign;
import io.mien.platform.Csv;
import io.mien.privacy.AuditAction;
import io.mien.privacy.Discloses;
import io.mien.survey.AnswerCounts;
import io.mien.survey.AnswerCut;
import io.mien.survey.AnswerTable;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** What people answered: counts for staff, and each visit's own answers as a file for researchers. Client viewers see neither. */
@Path("/campaigns/{id}")
class AnswerPages {

    /**
     * The counts with the campaign they belong to.
     *
     * @param cuts by which answers they can be cut
     * @param by the name of the one they are cut by; empty where they are of everybody
     */
    public record Sheet(UUID id, String name, boolean sample, AnswerCounts counts, List<AnswerCut> cuts, String by) {

        static Sheet of(Campaign campaign, String by) {
            List<AnswerCut> cuts = AnswerCut.of(campaign);
            Optional<AnswerCut> cut = AnswerCut.named(by, cuts);
            return new Sheet(
                    campaign.id,
                    campaign.name,
                    campaign.sample,
                    AnswerCounts.of(campaign, cut),
                    cuts,
                    cut.map(AnswerCut::name).orElse(""));
        }

        /** Who is counted, where it is not everybody; empty where it is. */
        public String only() {
            int people = counts.people().stream().mapToInt(Integer::intValue).sum();
            return cuts.stream()
                    .filter(cut -> cut.name().equals(by))
                    .findFirst()
                    .map(cut ->
                            "Only people who answered this are counted: %s (n = %d).".formatted(cut.words(), people))
                    .orElse("");
        }

        public String sentence() {
            if (counts.tables().isEmpty()) {
                return "This campaign has asked nothing yet.";
            }
            int most = counts.tables().stream()
                    .mapToInt(table -> table.answered().stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .max()
                    .orElse(0);
            return most == 0
                    ? "Nobody has answered yet."
                    : "Up to %s answered a question.".formatted(most == 1 ? "1 person" : most + " people");
        }

        /** Who left before the last question; empty where nobody did. */
        public String left() {
            int left = counts.left().stream().mapToInt(Integer::intValue).sum();
            if (left == 0) {
                return "";
            }
            return left == 1
                    ? "1 person has not finished the visit. What they answered is counted, and each question says of how many that is so."
                    : "%d people have not finished their visits. What they answered is counted, and each question says of how many that is so."
                            .formatted(left);
        }

        /** "Versions 1, 2 are counted together." */
        public String pooled() {
            return counts.versions().size() < 2
                    ? ""
                    : "Answers to versions %s of the questions are counted together."
                            .formatted(String.join(
                                    ", ",
                                    counts.versions().stream()
                                            .map(number -> Integer.toString(number))
                                            .toList()));
        }
    }

    @GET
    @Path("/answers")
    @RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    @Transactional
    public TemplateInstance answers(UUID id, @RestQuery @DefaultValue("") String by) {
        return Templates.answers(Sheet.of(Campaign.required(id), by));
    }

    @GET
    @Path("/answers.csv")
    @RolesAllowed({AGENCY_ADMIN, RESEARCHER})
    @Produces(VisitListPages.CSV)
    @Operation(hidden = true)
    @Discloses(action = AuditAction.EXPORT, what = "answers of visits")
    @FreshLogin
    @Transactional
    public Response file(UUID id) {
        AnswerTable table = AnswerTable.of(Campaign.required(id));
        return VisitListPages.file("answers.csv", Csv.of(table.head(), table.rows()));
    }

    /** Tells of no person. */
    @GET
    @Path("/codebook.csv")
    @RolesAllowed({AGENCY_ADMIN, RESEARCHER})
    @Produces(VisitListPages.CSV)
    @Operation(hidden = true)
    @Transactional
    public Response codebook(UUID id) {
        AnswerTable table = AnswerTable.of(Campaign.required(id));
        return VisitListPages.file("codebook.csv", Csv.of(AnswerTable.codebookHead(), table.codebook()));
    }

    @CheckedTemplate(basePath = "dashboard")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance answers(Sheet sheet);
    }
}
