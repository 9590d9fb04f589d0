package io.mien.campaign;

/** Visits of a campaign are asked other questions from now on. Fired in the transaction that publishes them. */
public record SurveyPublished(Campaign campaign) {}
