package io.mien.account;

import io.quarkus.oidc.AuthorizationCodeTokens;
import java.util.Optional;

/** What Mien asks the server at which people log in. Every method throws {@link LoginServerAway} when it does not answer. */
interface LoginServer {

    /** Newer tokens of a login; empty when the login has ended. */
    Optional<AuthorizationCodeTokens> renew(String refreshToken);

    /** What the person may do at this moment, whatever the token said when it was made. */
    LoginStanding standing(String accessToken);

    /** Ends the login for all who use it. One that has ended already stays so. */
    void end(String refreshToken);
}
