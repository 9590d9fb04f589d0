package io.mien.inference;

import io.mien.inference.ModelCard.Input;
import io.mien.inference.ModelCard.Window;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds a card against itself, and tells everything that is wrong with it at once. */
final class CardCheck {
    /** Names stand in provenance, which is split at spaces. */
    private static final String NAME = "[A-Za-z0-9_.-]{1,60}";

    private static final String DIGEST = "sha256:[0-9a-f]{64}";
    private static final int MIN_PICTURE = 16;
    private static final int MAX_PICTURE = 512;
    /** Bounds the memory of one window; a minute at 30 frames per second. */
    private static final int MAX_WINDOW = 1_800;

    private final ModelCard card;
    private final String where;
    private final List<String> wrong = new ArrayList<>();

    private CardCheck(ModelCard card, String where) {
        this.card = card;
        this.where = where;
    }

    /** @throws BadModel with every complaint */
    static void of(ModelCard card, String where) {
        CardCheck check = new CardCheck(card, where);
        check.present();
        check.refuse();
        check.facts();
        if (ModelTask.SEQUENCE_CODING.word().equals(card.task())) {
            check.sequence();
        } else {
            check.picture();
        }
        check.refuse();
    }

    private void refuse() {
        if (!wrong.isEmpty()) {
            throw new BadModel(wrong);
        }
    }

    private void present() {
        require(card.name(), "name");
        require(card.version(), "version");
        require(card.task(), "task");
        require(card.digest(), "digest");
        require(card.outputs(), "outputs");
        require(card.labels(), "labels");
        require(card.licence(), "licence");
        require(card.source(), "source");
        require(card.trainingData(), "training_data");
        require(card.commercialUse(), "commercial_use");
        require(card.figures(), "figures");
        require(card.limits(), "limits");
        require(card.intendedUse(), "intended_use");
        require(card.date(), "date");
        boolean overSequences = ModelTask.SEQUENCE_CODING.word().equals(card.task());
        require(overSequences ? card.series() : card.picture(), overSequences ? "inputs" : "input");
    }

    private void facts() {
        say(card.name().matches(NAME), "needs a name of letters, digits, \"_\", \"-\" and \".\", at most 60");
        say(card.version().matches(NAME), "needs a version of the same");
        say(
                ModelTask.isKnown(card.task()),
                "has the unknown task \"%s\"; Mien knows %s",
                card.task(),
                ModelTask.words());
        say(card.digest().matches(DIGEST), "has no digest of the form sha256:<64 hex digits>");
        say(card.temperature() == null || card.temperature() > 0, "needs a temperature above 0");
        say(new HashSet<>(card.labels()).size() == card.labels().size(), "names a label twice");
        boolean coding = Stream.of(ModelTask.FACIAL_CODING, ModelTask.SEQUENCE_CODING)
                .anyMatch(task -> task.word().equals(card.task()));
        if (coding) {
            say(card.labels().size() >= 2, "needs at least two labels");
            Optional<TensorSpec> logits = card.output("logits");
            say(
                    logits.isPresent() && last(logits.get()) == card.labels().size(),
                    "promises no output \"logits\" as wide as its %d labels",
                    card.labels().size());
        }
    }

    private void picture() {
        Input input = card.input();
        boolean rgb = "UINT8".equals(input.datatype()) && input.channels() == 3 && "RGB".equals(input.colour());
        say(rgb, "asks for another input than UINT8 RGB pictures; normalisation belongs into the graph");
        say(
                within(input.height()) && within(input.width()),
                "asks for pictures of %d x %d; %d to %d pixels a side can be given",
                input.width(),
                input.height(),
                MIN_PICTURE,
                MAX_PICTURE);
        if (ModelTask.FACE_LANDMARKS.word().equals(card.task())) {
            coefficients(card.coefficients() == null ? List.of() : card.coefficients());
        }
        if (ModelTask.FACIAL_CODING.word().equals(card.task())) {
            say(input.height() == input.width(), "asks for pictures that are no squares");
            say(card.alignment() != null, "lacks the field \"alignment\", which facial coding needs");
            card.output("cam").ifPresent(this::maps);
        }
    }

    private void coefficients(List<String> named) {
        say(!named.isEmpty(), "lacks the field \"coefficients\", which face landmarks need");
        say(new HashSet<>(named).size() == named.size(), "names a coefficient twice");
        Optional<TensorSpec> output = card.output("coefficients");
        say(
                output.isPresent() && last(output.get()) == named.size(),
                "promises no output \"coefficients\" as wide as the %d that it names",
                named.size());
    }

    private void maps(TensorSpec cam) {
        List<Integer> shape = cam.shape();
        boolean drawn =
                shape.size() == 4 && shape.get(1) == card.labels().size() && shape.get(2) > 0 && shape.get(3) > 0;
        say(drawn, "promises an output \"cam\" that is no map of fixed size for each of its labels");
    }

    private void sequence() {
        Map<String, TensorSpec> inputs = Stream.ofNullable(card.series())
                .flatMap(List::stream)
                .collect(Collectors.toMap(TensorSpec::name, input -> input, (first, second) -> second));
        for (String name : List.of("feat", "mask", "seconds")) {
            TensorSpec input = inputs.get(name);
            int rank = "feat".equals(name) ? 3 : 2;
            boolean right = input != null
                    && "FP32".equals(input.datatype())
                    && input.shape().size() == rank;
            say(right, "has no FP32 input \"%s\" of %d dimensions", name, rank);
        }
        say(card.frameModel() != null, "lacks the field \"frame_model\", which sequence coding needs");
        Window window = card.window();
        boolean bounded = window != null
                && window.context() >= 0
                && window.steps() > 2 * window.context()
                && window.steps() <= MAX_WINDOW;
        say(bounded, "needs a \"window\" of at most %d steps, more than twice its context", MAX_WINDOW);
    }

    private static boolean within(int side) {
        return side >= MIN_PICTURE && side <= MAX_PICTURE;
    }

    private static int last(TensorSpec tensor) {
        return tensor.shape().isEmpty() ? 0 : tensor.shape().get(tensor.shape().size() - 1);
    }

    private void require(@Nullable Object value, String field) {
        if (Objects.isNull(value)) {
            wrong.add("The model card " + where + " lacks the field \"" + field + "\".");
        }
    }

    private void say(boolean holds, String otherwise, Object... values) {
        if (!holds) {
            wrong.add("The model card " + where + " " + otherwise.formatted(values) + ".");
        }
    }
}
