package io.mien.inference.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.inference.BadModel;
import io.mien.inference.Model;
import io.mien.inference.ModelRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelRepositoryTest {
    private static final Path COMMITTED = Path.of("inference/model_repository/expression_baseline");

    @TempDir
    Path folder;

    private Path card;
    private Path file;

    @BeforeEach
    void copyOneModel() throws IOException {
        Path model = Files.createDirectories(folder.resolve("expression_baseline/1"));
        file = Files.copy(COMMITTED.resolve("1/model.onnx"), model.resolve("model.onnx"));
        card = Files.copy(COMMITTED.resolve("model.json"), model.getParent().resolve("model.json"));
    }

    @Test
    void modelThatFitsItsCardIsOpened() {
        try (Model model = open()) {
            assertThat(model.card().provenance()).startsWith("expression_baseline@1:");
        }
    }

    @Test
    void changedFileIsRefused() throws IOException {
        // Given
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        // When, Then
        assertThatThrownBy(this::open)
                .isInstanceOf(BadModel.class)
                .hasMessageContaining("is not the one its card describes");
    }

    @ParameterizedTest
    @CsvSource({"digest", "labels", "licence", "input", "outputs", "version"})
    void cardWithoutAFieldIsRefused(String field) throws IOException {
        // Given
        Files.writeString(card, Files.readString(card).replace("\"" + field + "\":", "\"" + field + "_\":"));

        // When, Then
        assertThatThrownBy(this::open).isInstanceOf(BadModel.class).hasMessageContaining(field);
    }

    @Test
    void otherPictureSizeIsRefused() throws IOException {
        // Given
        Files.writeString(
                card,
                Files.readString(card)
                        .replace("\"height\": 112", "\"height\": 96")
                        .replace("\"width\": 112", "\"width\": 96"));

        // When, Then
        assertThatThrownBy(this::open).isInstanceOf(BadModel.class).hasMessageContaining("[-1, 112, 112, 3]");
    }

    @Test
    void otherOutputShapeIsRefused() throws IOException {
        // Given
        Files.writeString(card, Files.readString(card).replace("        7\n", "        8\n"));

        // When, Then
        assertThatThrownBy(this::open).isInstanceOf(BadModel.class).hasMessageContaining("logits");
    }

    @Test
    void unknownLabelIsRefused() throws IOException {
        // Given
        Files.writeString(card, Files.readString(card).replace("\"HAPPY\"", "\"JOY\""));

        // When, Then
        assertThatThrownBy(this::open).isInstanceOf(BadModel.class);
    }

    @Test
    void missingModelIsNamed() throws IOException {
        // Given
        Files.delete(file);

        // When, Then
        assertThatThrownBy(this::open)
                .isInstanceOf(BadModel.class)
                .hasMessageContaining("expression_baseline/1/model.onnx");
    }

    private Model open() {
        ModelRepository repository = new ModelRepository(Optional.of(folder));
        return new OnnxBackend(repository).open(repository.card("expression_baseline"));
    }
}
