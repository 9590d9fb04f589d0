package io.mien.campaign;

import java.util.ArrayList;
import java.util.List;

/** What stands between a campaign and its fieldwork: its own parts, then what each policy pack of its countries asks. */
final class Readiness {
    private Readiness() {}

    static List<Missing> of(Campaign campaign) {
        List<Missing> missing = new ArrayList<>();
        if (campaign.ads().isEmpty()) {
            missing.add(Missing.ads());
        }
        campaign.ads().stream()
                .filter(ad -> !ad.isReady())
                .map(Missing::preparation)
                .forEach(missing::add);
        if (campaign.targets().isEmpty()) {
            missing.add(Missing.countries());
        }
        if (campaign.controller.isBlank() || campaign.controllerContact.isBlank()) {
            missing.add(Missing.controller());
        }
        if (campaign.isDraft() && !campaign.noWorkplaceOrSchool) {
            missing.add(Missing.setting());
        }
        QuestionnaireCheck.of(campaign, SurveyVersion.standing(campaign.id)).findings().stream()
                .map(Missing::question)
                .forEach(missing::add);
        campaign.packs().forEach(pack -> missing.addAll(pack.missing(campaign)));
        return missing;
    }
}
