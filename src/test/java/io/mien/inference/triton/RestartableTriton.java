package io.mien.inference.triton;

/** A server of models that a test can take away and bring back, at the same address. */
public interface RestartableTriton {
    void start();

    void kill();
}
