package io.mien.inference;

import java.util.List;

/**
 * Reads expressions from one face's features over time, each step in the light of its neighbours. Implementations may be
 * called from several threads and keep nothing between calls.
 */
public interface SequenceCoder extends ModelBased {

    /**
     * Reads one window.
     *
     * @param steps in order of time, at most as many as the card's window has
     * @return one expression a step; what it says of a step whose face was lost is a guess and no evidence
     */
    List<Expression> read(List<SequenceStep> steps);
}
