package io.mien.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

class RedactionTest {
    private static final String TOKEN = Tokens.next();

    @Test
    void noTokenOfAnAddressIsLogged() {
        // Given
        ExtLogRecord record = new ExtLogRecord(
                Level.SEVERE, "Request failed path=%s query=%s", ExtLogRecord.FormatStyle.PRINTF, "test");
        record.setParameters(new Object[] {"/i/" + TOKEN, "?until=5&signature=" + TOKEN});
        record.setThrown(
                new IllegalStateException("No route for /i/" + TOKEN, new RuntimeException("mien_visit=" + TOKEN)));

        // When
        boolean logged = new Redaction().isLoggable(record);

        // Then
        assertThat(logged).isTrue();
        assertThat(record.getMessage())
                .isEqualTo("Request failed path=/i/[redacted] query=?until=5&signature=[redacted]");
        assertThat(record.getThrown()).hasMessageContaining("No route for /i/[redacted]");
        assertThat(record.getThrown().getCause()).hasMessageContaining("mien_visit=[redacted]");
    }

    @Test
    void whatHoldsNoSecretStaysAsItIs() {
        // Given
        ExtLogRecord record =
                new ExtLogRecord(Level.INFO, "Job waits kind=%s", ExtLogRecord.FormatStyle.PRINTF, "test");
        record.setParameters(new Object[] {"coding"});

        // When
        new Redaction().isLoggable(record);

        // Then
        assertThat(record.getMessage()).isEqualTo("Job waits kind=%s");
        assertThat(record.getParameters()).containsExactly("coding");
    }
}
