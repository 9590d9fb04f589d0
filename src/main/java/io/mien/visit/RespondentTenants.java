package io.mien.visit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Before a tenant is bound, the digest of a link, a visit's cookie or a receipt leads to a tenant's id and to nothing
 * else. Speaks SQL itself, because Hibernate sees no row without a tenant.
 */
@ApplicationScoped
public class RespondentTenants {
    /** A visit never changes its tenant, and its page asks each second. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private static final int MAX_REMEMBERED = 10_000;

    private final DataSource dataSource;
    private final Cache<ByteBuffer, UUID> visits = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(MAX_REMEMBERED)
            .build();

    RespondentTenants(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Optional<UUID> ofInvitation(byte[] digest) {
        return find("select tenant_of_invitation(?)", digest);
    }

    Optional<UUID> ofVisit(byte[] digest) {
        return Optional.ofNullable(
                visits.get(ByteBuffer.wrap(digest), unknown -> find("select tenant_of_visit(?)", digest)
                        .orElse(null)));
    }

    public Optional<UUID> ofReceipt(byte[] digest) {
        return find("select tenant_of_receipt(?)", digest);
    }

    private Optional<UUID> find(String question, byte[] digest) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setBytes(1, digest);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getObject(1, UUID.class));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The tenant could not be looked up", e);
        }
    }
}
