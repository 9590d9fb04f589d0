package io.mien.campaign;

import io.mien.platform.Problem;

/** A campaign or an ad was asked for something that its status does not allow. */
public class InvalidTransition extends Problem {
    private static final long serialVersionUID = 1L;

    private InvalidTransition(String detail) {
        super(409, "invalid-transition", detail);
    }

    static InvalidTransition of(CampaignStatus from, CampaignStatus to) {
        return new InvalidTransition("A campaign that is %s cannot become %s.".formatted(from.words(), to.words()));
    }

    static InvalidTransition of(AdState from, AdState to) {
        return new InvalidTransition("An ad that is %s cannot become %s.".formatted(from.words(), to.words()));
    }

    static InvalidTransition sampleStaysClosed() {
        return new InvalidTransition(
                "The sample campaign stays closed: real people must not be counted among made-up ones.");
    }

    static InvalidTransition stillInFieldwork() {
        return new InvalidTransition(
                "People can still take part in this campaign. Close its fieldwork, then archive it.");
    }

    static InvalidTransition archivedAlready() {
        return new InvalidTransition("This campaign is already archived.");
    }

    static InvalidTransition notArchived() {
        return new InvalidTransition("This campaign is not archived.");
    }

    static InvalidTransition archived() {
        return new InvalidTransition("This campaign is archived. Unarchive it, then open its fieldwork.");
    }

    public static InvalidTransition onlyDraftsAreDeleted() {
        return new InvalidTransition("Only a draft can be deleted. Archive this campaign instead.");
    }

    static InvalidTransition onlyInDraft() {
        return new InvalidTransition(
                "Fieldwork has been opened, so ads and countries can no longer be changed. Copy the campaign to change them in a new draft.");
    }
}
