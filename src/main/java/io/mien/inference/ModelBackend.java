package io.mien.inference;

/** A place where models run. */
public interface ModelBackend {
    Backend kind();

    /**
     * Makes a model ready for use.
     *
     * @throws BadModel when what runs there is not what the card describes
     */
    Model open(ModelCard card);
}
