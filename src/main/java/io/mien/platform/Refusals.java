package io.mien.platform;

import java.util.Optional;

/** Knows why somebody who is logged in lacks a role, where there is more to say than that it is missing. */
public interface Refusals {
    Optional<Problem> reason();
}
