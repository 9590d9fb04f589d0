package io.mien.account;

import io.mien.platform.Problem;
import java.util.Optional;

/** Somebody asked for what {@link FreshLogin} marks and typed the password too long ago. */
class LoginNotFresh extends Problem {
    private static final long serialVersionUID = 1L;

    private final LoginLevel level;
    private final String confirmation;

    LoginNotFresh(LoginLevel level, String confirmation) {
        super(
                403,
                "login-not-fresh",
                level == LoginLevel.SECOND_FACTOR
                        ? "Nothing was done yet: please log in with a second factor first, then press the button once"
                                + " more."
                        : "Nothing was done yet: please type your password again first, then press the button once"
                                + " more.");
        this.level = level;
        this.confirmation = confirmation;
    }

    @Override
    public Optional<Remedy> remedy() {
        return Optional.of(new Remedy(
                level == LoginLevel.SECOND_FACTOR ? "Give the second factor" : "Type the password", confirmation));
    }
}
