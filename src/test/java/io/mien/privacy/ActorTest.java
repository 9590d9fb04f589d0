package io.mien.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.privacy.Actor.Member;
import io.mien.privacy.Actor.Respondent;
import io.mien.privacy.Actor.Worker;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActorTest {
    private static final UUID VISIT = UUID.fromString("01936f0e-7d2a-7c11-8f2b-2b6d1c0f4a55");

    static Stream<Arguments> stored() {
        return Stream.of(
                Arguments.of(new Member("dana"), "dana"),
                Arguments.of(Respondent.inVisit(VISIT), "respondent"),
                Arguments.of(Respondent.byReceipt(VISIT), "receipt"),
                Arguments.of(Worker.SERVER, "server"),
                Arguments.of(Worker.START_UP, "start-up"));
    }

    @ParameterizedTest
    @MethodSource("stored")
    void isStoredAsItAlwaysWasAndReadBack(Actor actor, String stored) {
        assertThat(actor.stored()).isEqualTo(stored);
        assertThat(Actor.parse(stored, VISIT)).isEqualTo(actor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"respondent", "receipt", "server", "start-up", "member:dana"})
    void nobodyHidesBehindALogin(String login) {
        // Given
        Actor member = new Member(login);

        // Then
        assertThat(member.stored()).isEqualTo("member:" + login);
        assertThat(Actor.parse(member.stored(), VISIT)).isEqualTo(member);
    }

    @Test
    void anAddressIsForOneMemberOrOneVisit() {
        assertThat(new Member("dana").audience()).isEqualTo("dana");
        assertThat(Respondent.inVisit(VISIT).audience()).isEqualTo(VISIT.toString());
        assertThat(Respondent.byReceipt(VISIT).audience()).isEqualTo(VISIT.toString());
    }

    /** The hash was computed apart from this program, of an entry that an earlier version wrote. */
    @Test
    void entriesFromBeforeKeepTheirHash() {
        // Given
        AuditEntry entry = new AuditEntry();
        entry.number = 1;
        entry.at = Instant.parse("2026-11-24T10:00:00Z");
        entry.actor = Respondent.byReceipt(VISIT).stored();
        entry.action = AuditAction.EXPORT;
        entry.subject = VISIT;
        entry.detail = "own data downloaded";
        entry.previousHash = new byte[32];

        // When
        byte[] hash = AuditTrail.seal(entry);

        // Then
        assertThat(HexFormat.of().formatHex(hash))
                .isEqualTo("fa5c4057ca6f3dd227886f0a31649cf8146a1c4e565039a5572e5fc22ec5756b");
    }
}
