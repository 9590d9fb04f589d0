package io.mien.inference;

import java.time.Duration;

/**
 * Files of facial coders that somebody else brought: looked at from a distance first, opened only once they passed. Where
 * Mien's own models run is another matter.
 */
public interface ForeignModels {

    /**
     * Holds a file against its card and the contract of a facial coder, without loading it into this process: its
     * structure is read as data, and a trial run happens in a child process with limits.
     *
     * @param deadline of a run on {@link FaceReader#BLOCK} faces, which the trial's speed must promise to keep
     * @throws BadModel with everything that is wrong
     */
    void examine(ModelCard card, byte[] file, Duration deadline);

    /**
     * Opens a file that passed, in a child process of its own that lives until it is closed. Its runs throw
     * {@link ForeignModelFailed} when they break off or take longer than allowed, which is the end of the process.
     *
     * @param deadline of each run
     * @throws ForeignModelFailed when it is not loaded in time
     * @throws BadModel when it is not the one its card describes any more
     */
    Model open(ModelCard card, byte[] file, Duration deadline);
}
