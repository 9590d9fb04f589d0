package io.mien.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PostgresResourceTest {
    @Inject
    DataSource dataSource;

    @Test
    void theApplicationRunsUnderTheRoleThatOwnsNothing() throws SQLException {
        // When
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_user,"
                        + " (select count(*) from pg_class where relowner = current_user::regrole),"
                        + " (select count(*) from pg_class where relname = 'tenant' and relforcerowsecurity)")) {
            row.next();

            // Then
            assertThat(row.getString(1)).isEqualTo("mien_runtime");
            assertThat(row.getInt(2)).isZero();
            assertThat(row.getInt(3)).isOne();
        }
    }
}
