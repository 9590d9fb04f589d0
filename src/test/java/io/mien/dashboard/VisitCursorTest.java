package io.mien.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.platform.Ids;
import io.mien.platform.InvalidFields;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitCursorTest {

    @Test
    void leadsBackToItsPlace() {
        // Given
        VisitCursor place = new VisitCursor(Instant.parse("2026-11-24T09:00:00.123456Z"), Ids.next());

        // When
        String text = place.text();

        // Then
        assertThat(text).matches("[A-Za-z0-9_-]{32}");
        assertThat(VisitCursor.of("after", text)).contains(place);
    }

    @Test
    void nothingIsTheBeginning() {
        assertThat(VisitCursor.of("after", "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "nowhere", "%%%", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void anythingElseIsRefusedByName(String text) {
        assertThatThrownBy(() -> VisitCursor.of("before", text))
                .isInstanceOfSatisfying(InvalidFields.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(400);
                    assertThat(refusal.fields()).containsOnlyKeys("before");
                });
    }

    @Test
    void aTimeThatTheDatabaseDoesNotKnowIsRefused() {
        // Given
        byte[] beforeAllTime = new byte[24];
        beforeAllTime[0] = (byte) 0x80;

        // Then
        assertThatThrownBy(() -> VisitCursor.of(
                        "after", Base64.getUrlEncoder().withoutPadding().encodeToString(beforeAllTime)))
                .isInstanceOf(InvalidFields.class);
    }
}
