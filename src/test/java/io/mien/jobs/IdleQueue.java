package io.mien.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.awaitility.Awaitility;

/** For tests that measure time: videos that earlier tests left to be converted and read would take the machine meanwhile. */
@ApplicationScoped
public class IdleQueue {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final DataSource dataSource;

    IdleQueue(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Returns once no job is at work or due. */
    public void awaitIdle() {
        Awaitility.await("no job at work or due")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> busy() == 0);
    }

    private int busy() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select count(*) from scheduled_tasks where picked or execution_time <= now()")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
