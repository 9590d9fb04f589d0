package io.mien.operations;

import io.mien.inference.ModelCard;
import io.mien.inference.ModelCard.Figure;
import java.util.List;
import java.util.Locale;

/**
 * One model of this installation as its operator sees it: the facts of its card.
 *
 * @param task what it does, in words
 * @param terms what its licence and its training data allow
 * @param fits the network whose features it reads; empty for one that looks at pictures
 */
public record InstalledModel(
        String name,
        String version,
        String task,
        String digest,
        String licence,
        String source,
        String trainingData,
        String terms,
        boolean commercialUse,
        String fits,
        String labels,
        List<Measured> figures,
        List<String> limits,
        String intendedUse,
        String date) {

    /** One measured figure with its base. */
    public record Measured(String name, String value, String n, String conditions) {
        static Measured of(Figure figure) {
            return new Measured(
                    figure.name(),
                    String.format(Locale.ROOT, "%.4g", figure.value()),
                    Integer.toString(figure.n()),
                    figure.conditions());
        }
    }

    static InstalledModel of(ModelCard card) {
        return new InstalledModel(
                card.name(),
                card.version(),
                words(card.task()),
                card.digest(),
                card.licence(),
                card.source(),
                card.trainingData(),
                card.commercialUse() ? "any use" : "research and evaluation only",
                card.commercialUse(),
                card.frameModel() == null
                        ? ""
                        : card.frameModel().name() + ", " + card.frameModel().digest(),
                String.join(
                        ", ",
                        card.labels().stream()
                                .map(label -> label.name().toLowerCase(Locale.ROOT))
                                .toList()),
                card.figures().stream().map(Measured::of).toList(),
                card.limits(),
                card.intendedUse(),
                card.date());
    }

    private static String words(String task) {
        return switch (task) {
            case "face-detection" -> "finds faces";
            case "face-mesh" -> "places the face mesh: head pose, eyes, attention";
            case "facial-coding" -> "reads expressions, each frame by itself";
            case "sequence-coding" -> "reads expressions, frames over time";
            default -> task;
        };
    }
}
