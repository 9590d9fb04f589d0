package io.mien.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How logins are watched. */
@ConfigMapping(prefix = "mien.login")
interface LoginConfig {

    /** Time after which the login server is asked again whether a login stands; so long does a removed member stay. */
    @WithDefault("4s")
    Duration checkAgain();

    /** Time that people may go on reading while the login server is away; what they change is refused at once. */
    @WithDefault("60s")
    Duration standsWithoutServer();

    /** Time before a token expires at which it is renewed. */
    @WithDefault("10s")
    Duration renewBefore();

    /** Time after a password was typed in which it is good for erasing, exporting, publishing and deciding who sees what. */
    @WithDefault("5m")
    Duration freshFor();

    /** Level ({@code acr}) that the login server gives to logins by password or more, by its map of levels. */
    @WithDefault("1")
    String freshAcr();

    /** Level ({@code acr}) that the login server gives to logins by password and a second factor. */
    @WithDefault("2")
    String secondFactorAcr();

    /** Logins that one browser may have begun and not ended; each is a cookie of half a kilobyte. */
    @WithDefault("4")
    int openLogins();
}
