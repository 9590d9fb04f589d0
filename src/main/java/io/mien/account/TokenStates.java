package io.mien.account;

import io.mien.platform.Digest;
import io.mien.platform.Tokens;
import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TokenStateManager;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Keeps the tokens of a login in the database and only a random handle in the cookie: the tokens outgrow what browsers
 * accept as cookies, and a stolen dump holds no handle, since only its digest is stored.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class TokenStates implements TokenStateManager {
    /** No login outlives this; Keycloak ends it earlier, by {@code ssoSessionMaxLifespan}. */
    private static final Duration LONGEST_LOGIN = Duration.ofHours(12);

    private final DataSource dataSource;
    private final Clock clock;

    TokenStates(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    @Override
    public Uni<String> createTokenState(
            RoutingContext routing,
            OidcTenantConfig tenant,
            AuthorizationCodeTokens tokens,
            OidcRequestContext<String> context) {
        return context.runBlocking(() -> keep(tokens));
    }

    @Override
    public Uni<AuthorizationCodeTokens> getTokens(
            RoutingContext routing,
            OidcTenantConfig tenant,
            String handle,
            OidcRequestContext<AuthorizationCodeTokens> context) {
        return context.runBlocking(() -> kept(handle));
    }

    @Override
    public Uni<Void> deleteTokens(
            RoutingContext routing, OidcTenantConfig tenant, String handle, OidcRequestContext<Void> context) {
        return context.runBlocking(() -> {
            execute(
                    "delete from oidc_token_state where digest = ?",
                    statement -> statement.setBytes(1, Digest.of(handle)));
            return null;
        });
    }

    private String keep(AuthorizationCodeTokens tokens) {
        String handle = Tokens.next();
        Timestamp now = Timestamp.from(clock.instant());
        execute("delete from oidc_token_state where expires_at < ?", statement -> statement.setTimestamp(1, now));
        execute("insert into oidc_token_state values (?, ?, ?, ?, ?, ?, ?)", statement -> {
            statement.setBytes(1, Digest.of(handle));
            statement.setString(2, tokens.getIdToken());
            statement.setString(3, tokens.getAccessToken());
            statement.setString(4, tokens.getRefreshToken());
            statement.setObject(5, tokens.getAccessTokenExpiresIn());
            statement.setString(6, tokens.getAccessTokenScope());
            statement.setTimestamp(7, Timestamp.from(clock.instant().plus(LONGEST_LOGIN)));
        });
        return handle;
    }

    private AuthorizationCodeTokens kept(String handle) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select id_token, access_token, refresh_token,"
                                + " access_token_expires_in, access_token_scope from oidc_token_state"
                                + " where digest = ? and expires_at > ?")) {
            statement.setBytes(1, Digest.of(handle));
            statement.setTimestamp(2, Timestamp.from(clock.instant()));
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new AuthenticationFailedException("The login has ended");
                }
                return new AuthorizationCodeTokens(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, Long.class),
                        row.getString(5));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The login cannot be looked up", e);
        }
    }

    private void execute(String sql, Parameters parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.bind(statement);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The login cannot be kept", e);
        }
    }

    private interface Parameters {
        void bind(PreparedStatement statement) throws SQLException;
    }
}
