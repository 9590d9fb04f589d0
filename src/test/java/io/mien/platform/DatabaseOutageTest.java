package io.mien.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseOutageTest {
    @ParameterizedTest
    @CsvSource({"08001, true", "08006, true", "57P01, true", "57P03, true", "23505, false", "57014, false"})
    void onlyAFailedConnectionIsAnOutage(String state, boolean outage) {
        assertThat(DatabaseOutage.caused(new IllegalStateException(new SQLException("words", state))))
                .isEqualTo(outage);
    }
}
