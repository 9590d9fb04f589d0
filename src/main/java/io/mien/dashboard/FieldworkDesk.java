package io.mien.dashboard;

import io.mien.account.Staff;
import io.mien.campaign.Campaign;
import io.mien.fieldwork.Fieldwork;
import io.mien.fieldwork.InvitationLink;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Opens and closes fieldwork for pages and the API, and leaves a line about who did. */
@ApplicationScoped
@Transactional
class FieldworkDesk {
    private final Fieldwork fieldwork;
    private final AuditTrail trail;
    private final Staff staff;

    FieldworkDesk(Fieldwork fieldwork, AuditTrail trail, Staff staff) {
        this.fieldwork = fieldwork;
        this.trail = trail;
        this.staff = staff;
    }

    List<InvitationLink> open(UUID campaignId) {
        List<InvitationLink> links = fieldwork.open(Campaign.required(campaignId));
        trail.record(staff.actor(), AuditAction.CHANGE, campaignId, "fieldwork opened");
        return links;
    }

    void close(UUID campaignId) {
        fieldwork.close(Campaign.required(campaignId));
        trail.record(staff.actor(), AuditAction.CHANGE, campaignId, "fieldwork closed");
    }

    List<InvitationLink> links(UUID campaignId) {
        return fieldwork.links(Campaign.required(campaignId));
    }

    InvitationLink preview(UUID campaignId) {
        return fieldwork.preview(Campaign.required(campaignId));
    }
}
