package io.mien.inference.triton;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import inference.GrpcPredictV2.ModelReadyRequest;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.protobuf.lite.ProtoLiteUtils;
import java.util.List;

/**
 * Triton's own call for a model's configuration, which the Open Inference Protocol lacks. Of its large answer one
 * parameter is wanted, so it is read by field numbers (model_config.proto and grpc_service.proto of Triton) and not by
 * generated classes.
 */
final class ModelConfig {
    /** Its request has the form of the one for readiness: a name and a version. */
    static final MethodDescriptor<ModelReadyRequest, UnknownFieldSet> METHOD =
            MethodDescriptor.<ModelReadyRequest, UnknownFieldSet>newBuilder()
                    .setType(MethodType.UNARY)
                    .setFullMethodName("inference.GRPCInferenceService/ModelConfig")
                    .setRequestMarshaller(ProtoLiteUtils.marshaller(ModelReadyRequest.getDefaultInstance()))
                    .setResponseMarshaller(ProtoLiteUtils.marshaller(UnknownFieldSet.getDefaultInstance()))
                    .build();

    static final int CONFIG = 1;
    static final int PARAMETERS = 14;
    static final int KEY = 1;
    static final int VALUE = 2;
    static final int STRING_VALUE = 1;
    static final String DIGEST = "digest";

    private ModelConfig() {}

    /** The parameter {@value #DIGEST}; empty when there is none. */
    static String digest(UnknownFieldSet answer) {
        return messages(answer, CONFIG).stream()
                .flatMap(config -> messages(config, PARAMETERS).stream())
                .filter(parameter -> DIGEST.equals(text(parameter, KEY)))
                .flatMap(parameter -> messages(parameter, VALUE).stream())
                .map(value -> text(value, STRING_VALUE))
                .findFirst()
                .orElse("");
    }

    private static List<UnknownFieldSet> messages(UnknownFieldSet message, int field) {
        return message.getField(field).getLengthDelimitedList().stream()
                .map(ModelConfig::parsed)
                .toList();
    }

    private static UnknownFieldSet parsed(ByteString bytes) {
        try {
            return UnknownFieldSet.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("Triton's model configuration cannot be read", e);
        }
    }

    private static String text(UnknownFieldSet message, int field) {
        return message.getField(field).getLengthDelimitedList().stream()
                .findFirst()
                .map(ByteString::toStringUtf8)
                .orElse("");
    }
}
