package io.mien.inference.triton;

import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.Status;
import io.mien.inference.Model;
import io.mien.inference.ModelCard;
import io.mien.inference.onnx.InProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Speaks Triton's protocol with Triton's statuses, over models that run in this process, and fails as it is told. */
final class ProtocolServer implements RestartableTriton, AutoCloseable {
    private final Map<String, Model> models;
    private final Map<String, String> otherDigests = new ConcurrentHashMap<>();
    private final Deque<Status> failures = new ConcurrentLinkedDeque<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Duration slowness = Duration.ZERO;
    private volatile boolean ready = true;
    private volatile Optional<String> version = Optional.of("2.51.0");
    private int port;
    private Server server;

    /** @param port 0 for any free one */
    ProtocolServer(int port, Collection<ModelCard> cards) {
        this.port = port;
        this.models = cards.stream()
                .map(InProcess::open)
                .collect(Collectors.toMap(model -> model.card().name(), model -> model));
    }

    @Override
    public void start() {
        try {
            server = Grpc.newServerBuilderForPort(port, InsecureServerCredentials.create())
                    .addService(new ProtocolService(this).definition())
                    .build()
                    .start();
            port = server.getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cuts all connections without a word, as a killed process does. */
    @Override
    public void kill() {
        server.shutdownNow();
        try {
            server.awaitTermination();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    URI url() {
        return URI.create("grpc://127.0.0.1:" + port);
    }

    /** The next calls for an answer fail. */
    void failNext(int times, Status status) {
        for (int i = 0; i < times; i++) {
            failures.add(status);
        }
    }

    void answerAfter(Duration wait) {
        slowness = wait;
    }

    void ready(boolean now) {
        ready = now;
    }

    /** From now on it does not say which version it is. */
    void withholdVersion() {
        version = Optional.empty();
    }

    Optional<String> version() {
        return version;
    }

    void serveAs(String model, String digest) {
        otherDigests.put(model, digest);
    }

    /** Calls for an answer so far. */
    int asked() {
        return asked.get();
    }

    Optional<Model> model(String name) {
        return Optional.ofNullable(models.get(name));
    }

    String digest(Model model) {
        return otherDigests.getOrDefault(model.card().name(), model.card().digest());
    }

    boolean isReady() {
        return ready;
    }

    /** What a call for an answer meets before it is looked at. */
    Optional<Status> fault() {
        asked.incrementAndGet();
        try {
            Thread.sleep(slowness.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(Status.UNAVAILABLE);
        }
        return Optional.ofNullable(failures.poll());
    }

    @Override
    public void close() {
        kill();
        models.values().forEach(Model::close);
    }
}
