package io.mien.jobs;

/** A failure that another try cannot mend: the work is parked at once with this sentence as its reason. */
public class FinalFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FinalFailure(String reason) {
        super(reason);
    }

    public FinalFailure(String reason, Throwable cause) {
        super(reason, cause);
    }
}
