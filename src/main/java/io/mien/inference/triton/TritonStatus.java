package io.mien.inference.triton;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.mien.inference.ModelRefused;
import io.mien.inference.ModelUnavailable;

/** What a failed call to Triton means, by its status and never by its text. */
final class TritonStatus {
    private TritonStatus() {}

    /**
     * Full, late or away: later. Asked for what is not there or in another form: never. Anything else, such as a model that
     * failed inside, is a failure like any other.
     */
    static RuntimeException failure(String model, StatusRuntimeException failed) {
        Status.Code code = failed.getStatus().getCode();
        return switch (code) {
            case UNAVAILABLE, RESOURCE_EXHAUSTED, DEADLINE_EXCEEDED, ABORTED, CANCELLED ->
                new ModelUnavailable("Triton does not run model " + model + " for now: " + code, failed);
            case NOT_FOUND, INVALID_ARGUMENT, OUT_OF_RANGE, UNIMPLEMENTED, UNAUTHENTICATED, PERMISSION_DENIED ->
                new ModelRefused("Triton refuses what it was asked of model " + model + ": " + code, failed);
            default -> new IllegalStateException("Triton failed to run model " + model + ": " + code, failed);
        };
    }
}
