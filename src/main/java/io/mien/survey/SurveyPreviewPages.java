package io.mien.survey;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignAddresses;
import io.mien.campaign.Question;
import io.mien.campaign.SurveyVersion;
import io.mien.language.Language;
import io.mien.language.Masthead;
import io.mien.language.OwnTexts;
import io.mien.platform.Problem;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** One question as a respondent sees it, in any language of its campaign; nothing can be answered. */
@Path("/campaigns/{id}/survey/questions/{code}/preview")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
class SurveyPreviewPages {
    private final OwnTexts ownTexts;

    SurveyPreviewPages(OwnTexts ownTexts) {
        this.ownTexts = ownTexts;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    @Transactional
    public TemplateInstance preview(UUID id, String code, @RestQuery @Nullable String lang) {
        Campaign campaign = Campaign.required(id);
        Question question = SurveyVersion.latest(id)
                .flatMap(version -> version.questionnaire().question(code))
                .orElseThrow(Problem::notFound);
        Language language = campaign.spokenLanguages().stream()
                .filter(spoken -> spoken.tag().equals(lang))
                .findFirst()
                .orElseGet(() -> campaign.spokenLanguages().get(0));
        String ad = campaign.ads().stream()
                .findFirst()
                .map((Ad first) -> first.title)
                .orElse("…");
        Masthead masthead = new Masthead(
                campaign.controller,
                language,
                campaign.spokenLanguages(),
                CampaignAddresses.questionPreview(id, code),
                false,
                ownTexts.words(language.tag()));
        return SurveyScreens.preview(masthead, Interviews.sample(question, language.tag(), ad));
    }
}
