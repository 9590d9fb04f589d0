package io.mien.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** What a process leaves that died at work: its row picked, and no sign of life since. */
@ApplicationScoped
public class DeadWorkers {
    private final DataSource dataSource;

    DeadWorkers(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** For the first time. */
    public void diedOver(String kind, UUID tenant, UUID id) {
        diedOver(kind, id, tenant + " " + id, 0);
    }

    void diedOver(String kind, UUID id, String data, int failures) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement row = connection.prepareStatement(
                        "insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked,"
                                + " picked_by, consecutive_failures, last_heartbeat, version)"
                                + " values (?, ?, ?, now() - interval '1 hour', true, 'died', ?,"
                                + " now() - interval '1 hour', 1)")) {
            row.setString(1, kind);
            row.setString(2, id.toString());
            row.setBytes(3, data.getBytes(StandardCharsets.US_ASCII));
            row.setInt(4, failures);
            row.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
