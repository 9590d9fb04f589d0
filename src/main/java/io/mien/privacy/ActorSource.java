package io.mien.privacy;

/** Knows who sent the current request. */
public interface ActorSource {
    Actor actor();
}
