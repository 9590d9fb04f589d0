package io.mien.inference;

/**
 * Files of facial coders that somebody else brought: looked at from a distance first, opened only once they passed. Where
 * Mien's own models run is another matter.
 */
public interface ForeignModels {

    /**
     * Holds a file against its card and the contract of a facial coder, without loading it into this process: its
     * structure is read as data, and a trial run happens in a child process with limits.
     *
     * @throws BadModel with everything that is wrong
     */
    void examine(ModelCard card, byte[] file);

    /**
     * Opens a file that passed.
     *
     * @throws BadModel when it is not the one its card describes any more
     */
    Model open(ModelCard card, byte[] file);
}
