package io.mien.campaign;

import io.mien.language.TextReviews;
import io.mien.platform.InvalidFields;
import io.mien.platform.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.UUID;

/** Draws a campaign that is still being set up. */
@ApplicationScoped
public class SetUpPage {
    private final TextReviews languages;
    private final CampaignConfig config;

    SetUpPage(TextReviews languages, CampaignConfig config) {
        this.languages = languages;
        this.config = config;
    }

    @Transactional
    public TemplateInstance of(UUID id) {
        return draw(id, Map.of());
    }

    /** Runs the change, then shows the campaign, or what was wrong beside the control that asked for it. */
    Response after(UUID id, String control, Runnable change) {
        try {
            change.run();
            return Response.seeOther(URI.create(CampaignAddresses.page(id))).build();
        } catch (InvalidFields invalid) {
            return refused(id, invalid, invalid.fields());
        } catch (Problem problem) {
            if (problem.status() == 404) {
                throw problem;
            }
            return refused(id, problem, Map.of(control, problem.detail()));
        }
    }

    @Transactional
    Response refused(UUID id, Problem problem, Map<String, String> errors) {
        return Response.status(problem.status()).entity(draw(id, errors)).build();
    }

    private TemplateInstance draw(UUID id, Map<String, String> errors) {
        return Templates.setUp(
                SetUp.of(Campaign.required(id), languages, errors),
                config.adSizeLimit().asLongValue(),
                "Checking the video.");
    }

    @CheckedTemplate(basePath = "campaign")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance setUp(SetUp setUp, long sizeLimit, String waiting);
    }
}
