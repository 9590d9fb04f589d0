package io.mien.account;

import io.mien.platform.Digest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The rows of logins, found by the digest of the handle and sealed with it. They lie outside the tenants' wall: who logs
 * in is of no tenant yet.
 */
@ApplicationScoped
class TokenTable {
    private final DataSource dataSource;
    private final TokenSeal seal;

    TokenTable(DataSource dataSource, TokenSeal seal) {
        this.dataSource = dataSource;
        this.seal = seal;
    }

    void insert(String handle, KeptTokens kept, Instant now, Instant expiresAt) {
        execute("delete from oidc_token_state where expires_at < ?", statement -> statement.setTimestamp(1, at(now)));
        execute("insert into oidc_token_state (digest, tokens, due_at, expires_at) values (?, ?, ?, ?)", statement -> {
            statement.setBytes(1, Digest.of(handle));
            statement.setString(2, seal.close(handle, kept.tokens()));
            statement.setTimestamp(3, at(kept.dueAt()));
            statement.setTimestamp(4, at(expiresAt));
        });
    }

    /** Takes the newer tokens under the same handle and lets go of the claim. */
    void update(String handle, KeptTokens kept) {
        execute(
                "update oidc_token_state set tokens = ?, due_at = ?, renewing_until = '-infinity' where digest = ?",
                statement -> {
                    statement.setString(1, seal.close(handle, kept.tokens()));
                    statement.setTimestamp(2, at(kept.dueAt()));
                    statement.setBytes(3, Digest.of(handle));
                });
    }

    /** True for the one process that may renew them now; false also when another just did. */
    boolean claim(String handle, Instant now, Duration atMost) {
        return execute(
                        "update oidc_token_state set renewing_until = ? where digest = ? and renewing_until < ? and due_at <= ?",
                        statement -> {
                            statement.setTimestamp(1, at(now.plus(atMost)));
                            statement.setBytes(2, Digest.of(handle));
                            statement.setTimestamp(3, at(now));
                            statement.setTimestamp(4, at(now));
                        })
                == 1;
    }

    void release(String handle) {
        execute(
                "update oidc_token_state set renewing_until = '-infinity' where digest = ?",
                statement -> statement.setBytes(1, Digest.of(handle)));
    }

    void delete(String handle) {
        execute("delete from oidc_token_state where digest = ?", statement -> statement.setBytes(1, Digest.of(handle)));
    }

    Optional<KeptTokens> find(String handle, Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select tokens, due_at from oidc_token_state where digest = ? and expires_at > ?")) {
            statement.setBytes(1, Digest.of(handle));
            statement.setTimestamp(2, at(now));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(kept(handle, row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The login cannot be looked up", e);
        }
    }

    private KeptTokens kept(String handle, ResultSet row) throws SQLException {
        return new KeptTokens(
                seal.open(handle, row.getString(1)), row.getTimestamp(2).toInstant());
    }

    private static Timestamp at(Instant instant) {
        return Timestamp.from(instant);
    }

    private int execute(String sql, Parameters parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.bind(statement);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The login cannot be kept", e);
        }
    }

    private interface Parameters {
        void bind(PreparedStatement statement) throws SQLException;
    }
}
