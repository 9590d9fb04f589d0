package io.mien.results;

/**
 * What read counted traces.
 *
 * @param models names and digests
 * @param commercialUse false when one of them may serve research and evaluation only
 */
record ReadBy(String models, boolean commercialUse) {}
