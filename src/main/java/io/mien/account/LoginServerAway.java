package io.mien.account;

/** The login server gave no usable answer: nobody can say now whether a login still stands. */
class LoginServerAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LoginServerAway(String detail) {
        super(detail);
    }

    LoginServerAway(Throwable cause) {
        super("The login server does not answer", cause);
    }
}
