package io.mien.inference;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A model that a tenant brought did not do on a recording what it did in its trial. Another try with the same model would
 * end the same way: its sentence says what to do instead.
 */
public class ForeignModelFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ForeignModelFailed(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    /** It was not done with one batch in time. */
    public static ForeignModelFailed overran(ModelCard card, Duration deadline, Throwable cause) {
        return new ForeignModelFailed(
                describe(
                        card,
                        "needed more than " + seconds(deadline) + " s for " + FaceReader.BLOCK + " faces or fewer"),
                cause);
    }

    /** It broke off, or gave what its card does not promise. */
    public static ForeignModelFailed broke(ModelCard card, String how, @Nullable Throwable cause) {
        return new ForeignModelFailed(describe(card, "failed on a picture of the recording (" + how + ")"), cause);
    }

    /** The same for whoever asks next. */
    public ForeignModelFailed again() {
        return new ForeignModelFailed(String.valueOf(getMessage()), this);
    }

    private static String describe(ModelCard card, String what) {
        return "Your model " + card.name() + ", version " + card.version() + ", " + what
                + ". Choose other models for this campaign, or bring a better version of it; then try again.";
    }

    private static String seconds(Duration deadline) {
        return BigDecimal.valueOf(deadline.toMillis(), 3).stripTrailingZeros().toPlainString();
    }
}
