package io.mien.dashboard;

import io.mien.platform.Wording;
import io.mien.privacy.Erasure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.util.List;

/** Erasures that do not complete without help, in words for the agency that was asked to erase. */
@Named("stuckErasures")
@ApplicationScoped
public class StuckErasures {

    @Transactional
    public List<String> sentences() {
        return Erasure.stuck().stream().map(StuckErasures::sentence).toList();
    }

    private static String sentence(Erasure erasure) {
        return "The visit withdrawn on %s is not erased completely and has no certificate yet. %s Tell whoever runs Mien."
                .formatted(Wording.moment(erasure.requestedAt), erasure.stuckReason);
    }
}
