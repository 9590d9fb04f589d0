package io.mien.recording;

import java.util.Optional;
import java.util.UUID;

/** Whose recording an import is. Asked in a transaction, while no other import of the campaign is made known. */
interface Arrival {

    /** Somebody of whom nothing is known. */
    Arrival OF_A_STRANGER = new Arrival() {
        @Override
        public Optional<UUID> visit() {
            return Optional.empty();
        }

        @Override
        public void arrived(UUID visit) {}
    };

    /** The person's visit, when another recording of theirs made it. */
    Optional<UUID> visit();

    /** The recording belongs to this visit now, if the transaction commits. */
    void arrived(UUID visit);
}
