package io.mien.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.account.Standings.Answer;
import io.mien.account.Standings.Trust;
import io.mien.platform.SettableClock;
import io.quarkus.oidc.AuthorizationCodeTokens;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StandingsTest {
    private static final LoginStanding MEMBER =
            new LoginStanding(true, Set.of(new Organization("o-1", Set.of("researcher"))), Set.of());

    private final SettableClock clock = new SettableClock();
    private final FakeServer server = new FakeServer();
    private final Standings standings = new Standings(server, new Settings(), clock);

    @Test
    void anAnswerIsAskedForAgainAfterFiveSeconds() {
        // Given
        standings.of("login", "token");
        server.says = LoginStanding.ENDED;

        // When
        clock.advance(Duration.ofSeconds(4));
        Answer soon = standings.of("login", "token");
        clock.advance(Duration.ofSeconds(2));
        Answer later = standings.of("login", "token");

        // Then
        assertThat(soon).isEqualTo(new Answer(MEMBER, Trust.CONFIRMED));
        assertThat(later).isEqualTo(new Answer(LoginStanding.ENDED, Trust.CONFIRMED));
        assertThat(server.asked).isEqualTo(2);
    }

    @Test
    void peopleReadOnForAMinuteWhileTheServerIsAway() {
        // Given
        standings.of("login", "token");
        server.away = true;

        // When / Then
        clock.advance(Duration.ofSeconds(10));
        assertThat(standings.of("login", "token")).isEqualTo(new Answer(MEMBER, Trust.REMEMBERED));
        clock.advance(Duration.ofSeconds(49));
        assertThat(standings.of("login", "token").trust()).isEqualTo(Trust.REMEMBERED);
        clock.advance(Duration.ofSeconds(2));
        assertThat(standings.of("login", "token")).isEqualTo(new Answer(LoginStanding.ENDED, Trust.UNKNOWN));
    }

    @Test
    void nobodyIsLetInWhomTheServerNeverConfirmed() {
        // Given
        server.away = true;

        // When / Then
        assertThat(standings.of("login", "token")).isEqualTo(new Answer(LoginStanding.ENDED, Trust.UNKNOWN));
    }

    @Test
    void theServerThatIsBackIsBelievedAtOnce() {
        // Given
        server.away = true;
        standings.of("login", "token");
        server.away = false;

        // When
        clock.advance(Duration.ofSeconds(6));

        // Then
        assertThat(standings.of("login", "token")).isEqualTo(new Answer(MEMBER, Trust.CONFIRMED));
    }

    private static final class FakeServer implements LoginServer {
        private LoginStanding says = MEMBER;
        private boolean away;
        private int asked;

        @Override
        public LoginStanding standing(String accessToken) {
            asked++;
            if (away) {
                throw new LoginServerAway("gone");
            }
            return says;
        }

        @Override
        public Optional<AuthorizationCodeTokens> renew(String refreshToken) {
            return Optional.empty();
        }

        @Override
        public void end(String refreshToken) {}
    }

    private static final class Settings implements LoginConfig {
        @Override
        public Duration checkAgain() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration standsWithoutServer() {
            return Duration.ofSeconds(60);
        }

        @Override
        public Duration renewBefore() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Duration freshFor() {
            return Duration.ofMinutes(5);
        }

        @Override
        public String freshAcr() {
            return "1";
        }

        @Override
        public String secondFactorAcr() {
            return "2";
        }

        @Override
        public int openLogins() {
            return 4;
        }
    }
}
