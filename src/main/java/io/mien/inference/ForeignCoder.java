package io.mien.inference;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * A facial coder opened for one piece of work and closed after it, between its runs: a recording that breaks off leaves
 * blocks of frames in the making, and a network's memory must not go from under them.
 */
public final class ForeignCoder implements FacialCoder, AutoCloseable {
    private final Model model;
    private final FacialCoder coder;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    public ForeignCoder(Model model) {
        this.model = model;
        this.coder = new ExpressionModel(model);
    }

    @Override
    public ModelCard card() {
        return coder.card();
    }

    @Override
    public String runtime() {
        return model.runtime();
    }

    @Override
    public List<CodedFace> read(List<byte[]> faces) {
        return whileOpen(() -> coder.read(faces));
    }

    @Override
    public Optional<ActivationMap> map(byte[] face) {
        return whileOpen(() -> coder.map(face));
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                model.close();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private <T> T whileOpen(Supplier<T> work) {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("Model " + card().name() + " is closed");
            }
            return work.get();
        } finally {
            lock.readLock().unlock();
        }
    }
}
