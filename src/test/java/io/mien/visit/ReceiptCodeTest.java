package io.mien.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.platform.Ids;
import io.mien.platform.ServerKey;
import io.mien.platform.ServerKeys;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReceiptCodeTest {

    @Test
    void readAloudAndTypedBadlyItIsTheSameCode() {
        // Given
        ReceiptCode code = new ReceiptCode("K7MD-Q2XP-01TW");

        // When
        ReceiptCode typed = new ReceiptCode(" k7md q2xp\u2013oItw ");

        // Then
        assertThat(typed.digest()).isEqualTo(code.digest());
        assertThat(code.shown()).isEqualTo("K7MD-Q2XP-01TW");
    }

    @Test
    void isNeverWrittenIntoALog() {
        assertThat(new ReceiptCode("K7MDQ2XP9FTW").toString()).doesNotContain("K7MD");
    }

    @Test
    void usesItsWholeAlphabet() {
        // Given
        Set<Integer> letters = new HashSet<>();

        // When
        for (int i = 0; i < 200; i++) {
            ReceiptCode.of(KEY, Ids.next()).letters().chars().forEach(letters::add);
        }

        // Then
        assertThat(letters).hasSize(32).doesNotContain((int) 'I', (int) 'L', (int) 'O', (int) 'U');
    }

    private static final ServerKey KEY = ServerKeys.fixed();
}
