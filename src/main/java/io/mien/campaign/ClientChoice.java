package io.mien.campaign;

import io.mien.account.Client;
import java.util.List;
import java.util.UUID;

/** Whose a campaign is, and whose it could be. */
public record ClientChoice(UUID campaignId, String current, List<Client> others) {

    public static ClientChoice of(Campaign campaign) {
        List<Client> all = Client.byName();
        return new ClientChoice(
                campaign.id,
                Client.required(campaign.clientId).name,
                all.stream()
                        .filter(client -> !client.id.equals(campaign.clientId))
                        .toList());
    }
}
