package io.mien.inference.triton;

import inference.GRPCInferenceServiceGrpc;
import inference.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import inference.GrpcPredictV2.ModelInferRequest;
import inference.GrpcPredictV2.ModelInferResponse;
import inference.GrpcPredictV2.ModelMetadataRequest;
import inference.GrpcPredictV2.ModelMetadataResponse;
import inference.GrpcPredictV2.ModelReadyRequest;
import inference.GrpcPredictV2.ServerMetadataRequest;
import inference.GrpcPredictV2.ServerMetadataResponse;
import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.grpc.stub.ClientCalls;
import io.mien.inference.BadModel;
import io.mien.inference.ModelCard;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The calls of one Triton server, each with a deadline. */
final class TritonServer implements AutoCloseable {
    private final ManagedChannel channel;
    private final Duration deadline;

    TritonServer(TritonConfig config) {
        URI url = config.url()
                .orElseThrow(() -> new BadModel(
                        "A model is to run on Triton, but mien.inference.triton.url does not say where that is."));
        // Of several servers behind one name none is pinned, as a balancer below HTTP/2 would do
        this.channel = Grpc.newChannelBuilder("dns:///" + authority(url), credentials(url))
                .defaultLoadBalancingPolicy("round_robin")
                .maxInboundMessageSize(Math.toIntExact(config.longestAnswer().asLongValue()))
                .build();
        this.deadline = config.deadline();
    }

    boolean isReady(ModelCard card) {
        return stub().modelReady(ready(card)).getReady();
    }

    private static ModelReadyRequest ready(ModelCard card) {
        return ModelReadyRequest.newBuilder()
                .setName(card.name())
                .setVersion(card.version())
                .build();
    }

    ModelMetadataResponse metadata(ModelCard card) {
        return stub().modelMetadata(ModelMetadataRequest.newBuilder()
                .setName(card.name())
                .setVersion(card.version())
                .build());
    }

    /** What the server says it is: {@code triton 2.51.0}. */
    String product() {
        ServerMetadataResponse told =
                stub().serverMetadata(ServerMetadataRequest.newBuilder().build());
        return (told.getName() + " " + told.getVersion()).strip();
    }

    /** The digest that the configuration of the served model carries. */
    String digest(ModelCard card) {
        return ModelConfig.digest(
                ClientCalls.blockingUnaryCall(channel, ModelConfig.METHOD, stub().getCallOptions(), ready(card)));
    }

    ModelInferResponse infer(ModelInferRequest request) {
        return stub().modelInfer(request);
    }

    /** Looks the address up anew and connects, instead of waiting for the next of its ever rarer attempts. */
    void reconnect() {
        channel.enterIdle();
    }

    private GRPCInferenceServiceBlockingStub stub() {
        return GRPCInferenceServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static String authority(URI url) {
        if (url.getHost() == null || url.getPort() < 0) {
            throw wrong(url);
        }
        return url.getHost() + ":" + url.getPort();
    }

    private static ChannelCredentials credentials(URI url) {
        return switch (String.valueOf(url.getScheme())) {
            case "grpc" -> InsecureChannelCredentials.create();
            case "grpcs" -> TlsChannelCredentials.create();
            default -> throw wrong(url);
        };
    }

    private static BadModel wrong(URI url) {
        return new BadModel(
                "mien.inference.triton.url is " + url + "; it has the form grpc://host:8001 or grpcs://host:8001.");
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
