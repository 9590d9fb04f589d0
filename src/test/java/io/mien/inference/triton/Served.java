package io.mien.inference.triton;

import io.mien.inference.ModelCard;
import io.mien.inference.ModelContract;
import io.mien.inference.StandIns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The cards of all models that the servers of the tests serve. */
final class Served {
    private Served() {}

    static List<ModelCard> cards() throws IOException {
        List<ModelCard> cards = new ArrayList<>(List.of(StandIns.coder(), StandIns.sequence()));
        try (Stream<Path> folders = Files.list(ModelContract.MODELS)) {
            for (Path folder : folders.filter(folder -> Files.exists(folder.resolve("model.json")))
                    .toList()) {
                cards.add(ModelContract.card(folder));
            }
        }
        return cards;
    }
}
