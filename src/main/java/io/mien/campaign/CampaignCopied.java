package io.mien.campaign;

import java.util.UUID;

/** Sent in the transaction that copies a campaign, so that settings kept elsewhere are copied with it. */
public record CampaignCopied(UUID originalId, UUID copyId) {}
