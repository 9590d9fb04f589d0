package io.mien.facialcoding;

import io.mien.platform.Wording;
import io.mien.trace.Engine;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who reads a campaign's faces, and how its kept recordings stand to that.
 *
 * @param chosen the tenant's own model that reads it; null for the installation's
 * @param own models of the tenant that can be chosen
 * @param counting what it is counted by
 * @param error why the last wish was refused; empty without one
 */
public record ModelsView(
        UUID id,
        String name,
        @Nullable OwnModelFacts chosen,
        List<OwnModelFacts> own,
        EngineChoices.Choice counting,
        RescoringState rescoring,
        String error) {

    ModelsView refused(String why) {
        return new ModelsView(id, name, chosen, own, counting, rescoring, why);
    }

    /** What a colleague would say about it. */
    public String reader() {
        return reader(chosen, counting);
    }

    /** True when action units are counted. */
    public boolean isByUnits() {
        return counting.engine() == Engine.ACTION_UNITS;
    }

    /** True when the installation may use its expression networks. */
    public boolean isExpressionsAllowed() {
        return counting.expressionsAllowed();
    }

    static String reader(@Nullable OwnModelFacts chosen, EngineChoices.Choice counting) {
        if (counting.engine() == Engine.ACTION_UNITS) {
            return "Faces are read by their action units.";
        }
        return chosen == null
                ? "Faces are read by this installation\u2019s models."
                : "Faces are read by your own model %s, version %s, each frame by itself."
                        .formatted(chosen.name(), chosen.version());
    }

    public boolean isChosen(UUID model) {
        return chosen != null && chosen.id().equals(model);
    }

    /** What can be said of the recordings while none is being read again. */
    public String standing() {
        if (rescoring.kept() == 0) {
            return "No recording of this campaign is kept, so there is nothing to re-score.";
        }
        String kept = Wording.count(rescoring.kept(), "kept recording");
        return rescoring.outdated() == 0
                ? (rescoring.kept() == 1 ? "The one kept recording is" : "All " + kept + " are")
                        + " read by the current models."
                : "%d of %s %s read by models other than the current ones."
                        .formatted(rescoring.outdated(), kept, rescoring.outdated() == 1 ? "was" : "were");
    }

    /** "Re-scoring 12 of 40." */
    public String progress() {
        RescoringState.Latest latest = rescoring.latest();
        return latest == null ? "" : "Re-scoring %d of %d.".formatted(latest.ended() + 1, latest.total());
    }

    /** How the latest re-scoring ended; empty before the first and while one runs. */
    public String outcome() {
        RescoringState.Latest latest = rescoring.latest();
        if (latest == null || latest.isRunning()) {
            return "";
        }
        String begun = "Re-scored by %s on %s: ".formatted(latest.requestedBy(), Wording.moment(latest.requestedAt()));
        return begun
                + Wording.count(latest.done(), "recording")
                + " read into a new revision"
                + (latest.failed() == 0 ? "." : ", " + latest.failed() + " left as before (" + reasons(latest) + ").");
    }

    private static String reasons(RescoringState.Latest latest) {
        return latest.failures().entrySet().stream()
                .map(failure -> failure.getValue() + ": " + failure.getKey())
                .collect(Collectors.joining("; "));
    }
}
