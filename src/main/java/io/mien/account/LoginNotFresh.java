package io.mien.account;

import io.mien.platform.Problem;
import java.util.Optional;

/** Somebody asked for what {@link FreshLogin} marks and typed the password too long ago. */
class LoginNotFresh extends Problem {
    private static final long serialVersionUID = 1L;

    private final String confirmation;

    LoginNotFresh(String confirmation) {
        super(
                403,
                "login-not-fresh",
                "Nothing was done yet: please type your password again first, then press the button once more.");
        this.confirmation = confirmation;
    }

    @Override
    public Optional<Remedy> remedy() {
        return Optional.of(new Remedy("Type the password", confirmation));
    }
}
