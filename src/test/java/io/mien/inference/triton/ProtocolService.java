package io.mien.inference.triton;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import inference.GRPCInferenceServiceGrpc.GRPCInferenceServiceImplBase;
import inference.GrpcPredictV2.ModelInferRequest;
import inference.GrpcPredictV2.ModelInferResponse;
import inference.GrpcPredictV2.ModelMetadataRequest;
import inference.GrpcPredictV2.ModelMetadataResponse;
import inference.GrpcPredictV2.ModelReadyRequest;
import inference.GrpcPredictV2.ModelReadyResponse;
import inference.GrpcPredictV2.ServerMetadataRequest;
import inference.GrpcPredictV2.ServerMetadataResponse;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.mien.inference.Model;
import io.mien.inference.Tensor;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The calls of a {@link ProtocolServer}. */
final class ProtocolService extends GRPCInferenceServiceImplBase {
    private static final String VERSION = "1";

    private final ProtocolServer server;

    ProtocolService(ProtocolServer server) {
        this.server = server;
    }

    /** The service of the Open Inference Protocol, and Triton's own call beside it. */
    ServerServiceDefinition definition() {
        ServerServiceDefinition open = bindService();
        ServerServiceDefinition.Builder all =
                ServerServiceDefinition.builder(open.getServiceDescriptor().getName());
        open.getMethods().forEach(all::addMethod);
        return all.addMethod(ModelConfig.METHOD, ServerCalls.asyncUnaryCall(this::modelConfig))
                .build();
    }

    @Override
    public void modelReady(ModelReadyRequest request, StreamObserver<ModelReadyResponse> observer) {
        boolean ready = server.isReady() && server.model(request.getName()).isPresent();
        answer(observer, () -> ModelReadyResponse.newBuilder().setReady(ready).build());
    }

    @Override
    public void serverMetadata(ServerMetadataRequest request, StreamObserver<ServerMetadataResponse> observer) {
        answer(observer, () -> ServerMetadataResponse.newBuilder()
                .setName("triton")
                .setVersion(server.version().orElseThrow(Status.UNIMPLEMENTED::asRuntimeException))
                .build());
    }

    @Override
    public void modelMetadata(ModelMetadataRequest request, StreamObserver<ModelMetadataResponse> observer) {
        answer(observer, () -> ProtocolTensors.metadata(model(request.getName(), request.getVersion())));
    }

    private void modelConfig(ModelReadyRequest request, StreamObserver<UnknownFieldSet> observer) {
        answer(observer, () -> config(server.digest(model(request.getName(), request.getVersion()))));
    }

    private static UnknownFieldSet config(String digest) {
        UnknownFieldSet value = message(ModelConfig.STRING_VALUE, ByteString.copyFromUtf8(digest));
        UnknownFieldSet parameter = message(ModelConfig.KEY, ByteString.copyFromUtf8(ModelConfig.DIGEST)).toBuilder()
                .mergeFrom(message(ModelConfig.VALUE, value.toByteString()))
                .build();
        UnknownFieldSet config = message(ModelConfig.PARAMETERS, parameter.toByteString());
        return message(ModelConfig.CONFIG, config.toByteString());
    }

    private static UnknownFieldSet message(int field, ByteString content) {
        return UnknownFieldSet.newBuilder()
                .addField(field, Field.newBuilder().addLengthDelimited(content).build())
                .build();
    }

    @Override
    public void modelInfer(ModelInferRequest request, StreamObserver<ModelInferResponse> observer) {
        Optional<Status> fault = server.fault();
        if (fault.isPresent()) {
            observer.onError(fault.get().asRuntimeException());
            return;
        }
        answer(observer, () -> run(model(request.getModelName(), request.getModelVersion()), request));
    }

    private static ModelInferResponse run(Model model, ModelInferRequest request) {
        Map<String, Tensor> inputs = ProtocolTensors.inputs(model.card(), request);
        Set<String> wanted = request.getOutputsList().stream()
                .map(ModelInferRequest.InferRequestedOutputTensor::getName)
                .collect(Collectors.toSet());
        for (String name : wanted) {
            if (model.card().output(name).isEmpty()) {
                throw Status.INVALID_ARGUMENT
                        .withDescription("unexpected inference output")
                        .asRuntimeException();
            }
        }
        return ProtocolTensors.answer(model.card(), model.run(inputs, wanted));
    }

    private Model model(String name, String version) {
        return server.model(name)
                .filter(model -> version.isEmpty() || version.equals(VERSION))
                .orElseThrow(() -> Status.NOT_FOUND
                        .withDescription("Request for unknown model: '" + name + "' is not found")
                        .asRuntimeException());
    }

    private static <T> void answer(StreamObserver<T> observer, Supplier<T> answer) {
        try {
            observer.onNext(answer.get());
            observer.onCompleted();
        } catch (StatusRuntimeException status) {
            observer.onError(status);
        }
    }
}
