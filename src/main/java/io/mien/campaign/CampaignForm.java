package io.mien.campaign;

import jakarta.ws.rs.DefaultValue;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** A campaign as typed into the form, kept as it is until everything in it is right. */
public class CampaignForm {
    private static final String CONFIRMED = "yes";

    @RestForm
    @DefaultValue("")
    public String name = "";

    /** Id of the client that a new campaign is for. */
    @RestForm
    @DefaultValue("")
    public String client = "";

    @RestForm
    @DefaultValue("")
    public String controller = "";

    @RestForm
    @DefaultValue("")
    public String controllerContact = "";

    @RestForm
    public List<String> languages = List.of("en");

    @RestForm
    @DefaultValue("DELETE_AFTER_ANALYSIS")
    public String retention = Retention.DELETE_AFTER_ANALYSIS.name();

    @RestForm
    @DefaultValue("")
    public String keepDays = "";

    @RestForm
    @DefaultValue("")
    public String ageFloor = Integer.toString(Audience.ADULTS);

    @RestForm
    @DefaultValue("")
    public String noWorkplaceOrSchool = "";

    /** {@code yes} when ticked. */
    @RestForm
    @DefaultValue("")
    public String cameraOptional = "";

    /** {@code yes} when ticked. */
    @RestForm
    @DefaultValue("")
    public String countSecondViewings = "";

    static CampaignForm of(Campaign campaign) {
        CampaignForm form = new CampaignForm();
        form.name = campaign.name;
        form.client = campaign.clientId.toString();
        form.controller = campaign.controller;
        form.controllerContact = campaign.controllerContact;
        form.languages = campaign.languages;
        form.retention = campaign.retention.name();
        form.keepDays = campaign.keepDays == null ? "" : campaign.keepDays.toString();
        form.ageFloor = Integer.toString(campaign.ageFloor);
        form.noWorkplaceOrSchool = campaign.noWorkplaceOrSchool ? CONFIRMED : "";
        form.cameraOptional = campaign.cameraOptional ? "yes" : "";
        form.countSecondViewings = campaign.countSecondViewings ? "yes" : "";
        return form;
    }

    public boolean isFor(UUID candidate) {
        return candidate.toString().equals(client);
    }

    public boolean keeps() {
        return Retention.KEEP.name().equals(retention);
    }

    public boolean isCameraOptional() {
        return "yes".equals(cameraOptional);
    }

    public boolean isCountSecondViewings() {
        return "yes".equals(countSecondViewings);
    }

    public boolean speaks(String language) {
        return languages.contains(language);
    }

    public boolean confirmed() {
        return CONFIRMED.equals(noWorkplaceOrSchool);
    }

    /** The plan typed; a number that is none becomes one that the plan refuses. */
    CampaignPlan plan() {
        return new CampaignPlan(
                name,
                controller,
                controllerContact,
                languages,
                Retention.named(retention),
                keeps() ? number(keepDays) : null,
                new Audience(ageFloor.isBlank() ? Audience.ADULTS : orZero(number(ageFloor)), confirmed()),
                isCameraOptional(),
                isCountSecondViewings());
    }

    private static int orZero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    private static @Nullable Integer number(String typed) {
        try {
            return Integer.valueOf(typed.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
