package io.mien.campaign;

import io.mien.account.Client;
import io.mien.account.ClientRemoved;
import io.mien.account.Staff;
import io.mien.platform.InvalidFields;
import io.mien.platform.Problem;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Moves campaigns from one client to another, at any time: what is published goes with the campaign. */
@ApplicationScoped
class CampaignClients {
    private final AuditTrail trail;
    private final Staff staff;

    CampaignClients(AuditTrail trail, Staff staff) {
        this.trail = trail;
        this.staff = staff;
    }

    @Transactional
    void move(UUID campaignId, String client) {
        Campaign.required(campaignId).giveTo(chosen(client));
        trail.record(staff.actor(), AuditAction.CHANGE, campaignId, "campaign given to client " + client);
    }

    /** The client of this id; what is none of the tenant's is refused beside the field. */
    static Client chosen(String id) {
        try {
            return Client.required(UUID.fromString(id));
        } catch (IllegalArgumentException | Problem unknown) {
            throw InvalidFields.of("client", "Choose one of your clients.");
        }
    }

    /** The same; the tenant's first where none is chosen. */
    static Client chosenOrFirst(@Nullable String id) {
        return id == null || id.isBlank() ? Client.required(Client.first()) : chosen(id);
    }

    void keep(@Observes ClientRemoved client) {
        if (Campaign.count("clientId", client.clientId()) > 0) {
            throw Problem.conflict("client-in-use", "Move the client’s campaigns to another client first.");
        }
    }
}
