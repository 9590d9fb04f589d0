package io.mien.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Whether logins still stand, asked of the login server again and again: a person who was removed, disabled or lost a
 * role is out with the next page.
 */
@ApplicationScoped
class Standings {
    private static final Logger LOG = Logger.getLogger(Standings.class);
    private static final int MAX_REMEMBERED = 10_000;

    private final LoginServer server;
    private final LoginConfig config;
    private final Clock clock;
    private final Cache<String, Known> known;

    Standings(LoginServer server, LoginConfig config, Clock clock) {
        this.server = server;
        this.config = config;
        this.clock = clock;
        this.known = Caffeine.newBuilder()
                .expireAfterWrite(config.standsWithoutServer().plus(config.checkAgain()))
                .maximumSize(MAX_REMEMBERED)
                .build();
    }

    /** How much an answer is worth. */
    enum Trust {
        /** The login server said so within {@code mien.login.check-again}. */
        CONFIRMED,
        /** It said so before, and is away now: good for reading. */
        REMEMBERED,
        /** It is away, and what it said last is too old. */
        UNKNOWN
    }

    record Answer(LoginStanding standing, Trust trust) {}

    /**
     * How this login stands.
     *
     * @param login what is the same for all tokens of a login
     * @param accessToken its newest
     */
    Answer of(String login, String accessToken) {
        Known now = known.asMap().compute(login, (same, before) -> ask(before, accessToken));
        return now == null ? new Answer(LoginStanding.ENDED, Trust.UNKNOWN) : now.answer(clock.instant(), config);
    }

    private Known ask(@Nullable Known before, String accessToken) {
        Instant now = clock.instant();
        if (before != null && before.askedAt().plus(config.checkAgain()).isAfter(now)) {
            return before;
        }
        try {
            return new Known(server.standing(accessToken), now, now);
        } catch (LoginServerAway away) {
            LOG.warnf("The login server is away: %s", away.getMessage());
            return before == null ? new Known(LoginStanding.ENDED, Instant.MIN, now) : before.askedInVain(now);
        }
    }

    private record Known(LoginStanding standing, Instant confirmedAt, Instant askedAt) {

        Known askedInVain(Instant now) {
            return new Known(standing, confirmedAt, now);
        }

        Answer answer(Instant now, LoginConfig config) {
            Duration age = confirmedAt.equals(Instant.MIN) ? Duration.ofDays(1) : Duration.between(confirmedAt, now);
            if (age.compareTo(config.checkAgain()) <= 0) {
                return new Answer(standing, Trust.CONFIRMED);
            }
            return age.compareTo(config.standsWithoutServer()) <= 0
                    ? new Answer(standing, Trust.REMEMBERED)
                    : new Answer(LoginStanding.ENDED, Trust.UNKNOWN);
        }
    }
}
