package io.mien.dashboard;

/**
 * What the list counts of a campaign.
 *
 * @param valid visits that count, in all countries
 * @param wanted of them
 */
public record CampaignFigures(long ads, long countries, long valid, long wanted) {}
