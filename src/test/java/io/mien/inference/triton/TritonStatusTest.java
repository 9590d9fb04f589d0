package io.mien.inference.triton;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.mien.inference.ModelRefused;
import io.mien.inference.ModelUnavailable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TritonStatusTest {

    @ParameterizedTest
    @EnumSource(names = {"UNAVAILABLE", "RESOURCE_EXHAUSTED", "DEADLINE_EXCEEDED", "ABORTED", "CANCELLED"})
    void fullLateOrAwayIsForLater(Status.Code code) {
        assertThat(failure(code)).isInstanceOf(ModelUnavailable.class);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "NOT_FOUND",
                "INVALID_ARGUMENT",
                "OUT_OF_RANGE",
                "UNIMPLEMENTED",
                "UNAUTHENTICATED",
                "PERMISSION_DENIED"
            })
    void askedWrongIsFinal(Status.Code code) {
        assertThat(failure(code)).isInstanceOf(ModelRefused.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"INTERNAL", "UNKNOWN", "DATA_LOSS", "FAILED_PRECONDITION", "ALREADY_EXISTS"})
    void anythingElseIsAFailureLikeAnyOther(Status.Code code) {
        assertThat(failure(code)).isInstanceOf(IllegalStateException.class).hasMessageContaining(code.name());
    }

    private static RuntimeException failure(Status.Code code) {
        return TritonStatus.failure(
                "coder",
                Status.fromCode(code).withDescription("try again never").asRuntimeException());
    }
}
