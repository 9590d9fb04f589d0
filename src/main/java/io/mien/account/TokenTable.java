package io.mien.account;

import io.quarkus.oidc.AuthorizationCodeTokens;
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

/** The rows of logins. They lie outside the tenants' wall: who logs in is of no tenant yet. */
@ApplicationScoped
class TokenTable {
    private final DataSource dataSource;

    TokenTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void insert(byte[] login, KeptTokens kept, Instant now, Instant expiresAt) {
        execute("delete from oidc_token_state where expires_at < ?", statement -> statement.setTimestamp(1, at(now)));
        execute(
                "insert into oidc_token_state (id_token, access_token, refresh_token, access_token_expires_in,"
                        + " access_token_scope, due_at, expires_at, digest) values (?, ?, ?, ?, ?, ?, ?, ?)",
                statement -> {
                    set(statement, kept);
                    statement.setTimestamp(7, at(expiresAt));
                    statement.setBytes(8, login);
                });
    }

    /** Takes the newer tokens under the same handle and lets go of the claim. */
    void update(byte[] login, KeptTokens kept) {
        execute(
                "update oidc_token_state set id_token = ?, access_token = ?, refresh_token = ?,"
                        + " access_token_expires_in = ?, access_token_scope = ?, due_at = ?,"
                        + " renewing_until = '-infinity' where digest = ?",
                statement -> {
                    set(statement, kept);
                    statement.setBytes(7, login);
                });
    }

    /** True for the one process that may renew them now. */
    boolean claim(byte[] login, Instant now, Duration atMost) {
        return execute(
                        "update oidc_token_state set renewing_until = ? where digest = ? and renewing_until < ?",
                        statement -> {
                            statement.setTimestamp(1, at(now.plus(atMost)));
                            statement.setBytes(2, login);
                            statement.setTimestamp(3, at(now));
                        })
                == 1;
    }

    void release(byte[] login) {
        execute(
                "update oidc_token_state set renewing_until = '-infinity' where digest = ?",
                statement -> statement.setBytes(1, login));
    }

    void delete(byte[] login) {
        execute("delete from oidc_token_state where digest = ?", statement -> statement.setBytes(1, login));
    }

    Optional<KeptTokens> find(byte[] login, Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select id_token, access_token, refresh_token,"
                                + " access_token_expires_in, access_token_scope, due_at from oidc_token_state"
                                + " where digest = ? and expires_at > ?")) {
            statement.setBytes(1, login);
            statement.setTimestamp(2, at(now));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(kept(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The login cannot be looked up", e);
        }
    }

    private static KeptTokens kept(ResultSet row) throws SQLException {
        AuthorizationCodeTokens tokens = new AuthorizationCodeTokens(
                row.getString(1), row.getString(2), row.getString(3), row.getObject(4, Long.class), row.getString(5));
        return new KeptTokens(tokens, row.getTimestamp(6).toInstant());
    }

    private static void set(PreparedStatement statement, KeptTokens kept) throws SQLException {
        AuthorizationCodeTokens tokens = kept.tokens();
        statement.setString(1, tokens.getIdToken());
        statement.setString(2, tokens.getAccessToken());
        statement.setString(3, tokens.getRefreshToken());
        statement.setObject(4, tokens.getAccessTokenExpiresIn());
        statement.setString(5, tokens.getAccessTokenScope());
        statement.setTimestamp(6, at(kept.dueAt()));
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
