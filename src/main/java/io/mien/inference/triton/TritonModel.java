package io.mien.inference.triton;

import io.grpc.StatusRuntimeException;
import io.mien.inference.BadModel;
import io.mien.inference.Model;
import io.mien.inference.ModelCard;
import io.mien.inference.ModelRefused;
import io.mien.inference.ModelUnavailable;
import io.mien.inference.Tensor;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One model as Triton serves it. Nothing is sent to it before it is ready and known to be the card's: a server that was
 * away may have come back as another.
 */
final class TritonModel implements Model {
    /** Until the server has said which product it is and in which version. */
    private static final String UNTOLD = "triton";

    private final ModelCard card;
    private final TritonServer server;
    private volatile boolean known;
    private volatile String runtime = UNTOLD;
    private volatile boolean lost;

    TritonModel(ModelCard card, TritonServer server) {
        this.card = card;
        this.server = server;
    }

    @Override
    public ModelCard card() {
        return card;
    }

    @Override
    public String runtime() {
        return runtime;
    }

    /**
     * Holds what is served against the card.
     *
     * @throws BadModel when it is another model or none
     * @throws ModelUnavailable when that cannot be told for now
     */
    void meet() {
        if (lost) {
            server.reconnect();
            lost = false;
        }
        try {
            ServedModel.refuseOther(card, called(() -> server.metadata(card)), called(() -> server.digest(card)));
        } catch (ModelRefused refused) {
            throw new BadModel(
                    "Triton does not serve version " + card.version() + " of model " + card.name()
                            + ", or is no Triton. Give it the repository that holds this card.",
                    refused);
        }
        if (!called(() -> server.isReady(card))) {
            throw new ModelUnavailable("Triton has model " + card.name() + ", but it is not ready yet.");
        }
        runtime = product();
        known = true;
    }

    /** A server may speak the protocol's other calls and not this one. */
    private String product() {
        try {
            return called(server::product);
        } catch (ModelRefused untold) {
            return UNTOLD;
        }
    }

    @Override
    public Map<String, Tensor.Floats> run(Map<String, Tensor> inputs, Set<String> wanted) {
        if (!known) {
            meet();
        }
        return InferMessages.outputs(
                card, called(() -> server.infer(InferMessages.request(card, inputs, wanted))), wanted);
    }

    private <T> T called(Supplier<T> call) {
        try {
            return call.get();
        } catch (StatusRuntimeException failed) {
            RuntimeException failure = TritonStatus.failure(card.name(), failed);
            if (failure instanceof ModelUnavailable) {
                known = false;
                lost = true;
            }
            throw failure;
        }
    }

    /** The connection is the server's and closed with it. */
    @Override
    public void close() {}
}
