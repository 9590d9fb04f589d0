package io.mien.account;

import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** How well people proved who they are, lowest first; the login server calls it {@code acr}. */
enum LoginLevel {
    /** A cookie of the login server vouched for them, or it does not say. */
    NONE,
    PASSWORD,
    /** A code of the person's telephone beside the password. */
    SECOND_FACTOR;

    static LoginLevel of(JsonWebToken token, LoginConfig config) {
        String acr = token.getClaim("acr");
        return Stream.of(SECOND_FACTOR, PASSWORD)
                .filter(level -> level.acr(config).equals(acr))
                .findFirst()
                .orElse(NONE);
    }

    /** As it stands in addresses of ours; a password where none is named. */
    static LoginLevel named(@Nullable String word) {
        return SECOND_FACTOR.word().equals(word) ? SECOND_FACTOR : PASSWORD;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String acr(LoginConfig config) {
        return switch (this) {
            case NONE -> "0";
            case PASSWORD -> config.freshAcr();
            case SECOND_FACTOR -> config.secondFactorAcr();
        };
    }

    boolean covers(LoginLevel wanted) {
        return compareTo(wanted) >= 0;
    }

    LoginLevel orHigher(LoginLevel other) {
        return covers(other) ? this : other;
    }
}
