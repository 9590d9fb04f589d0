package io.mien.facialcoding;

import io.mien.inference.ModelCard;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A tenant's own model as pages and the API show it.
 *
 * @param digest of its file
 * @param labels expressions that it tells apart
 * @param commercialUse false when it may serve research and evaluation only
 * @param campaigns how many it reads
 */
public record OwnModelFacts(
        UUID id,
        String name,
        String version,
        String digest,
        List<String> labels,
        String licence,
        String trainingData,
        boolean commercialUse,
        long sizeBytes,
        String broughtBy,
        Instant broughtAt,
        long campaigns) {

    static OwnModelFacts of(OwnModel model) {
        ModelCard card = model.modelCard();
        return new OwnModelFacts(
                model.id,
                model.name,
                model.version,
                card.digest(),
                card.labels().stream().map(Enum::name).toList(),
                card.licence(),
                card.trainingData(),
                card.commercialUse(),
                model.sizeBytes,
                model.broughtBy,
                model.broughtAt,
                CampaignModel.using(model.id));
    }
}
