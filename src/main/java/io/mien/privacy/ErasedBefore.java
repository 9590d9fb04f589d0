package io.mien.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Compares the ledger of erasures with the database before any tenant is bound: digests lead to visits of all tenants, and to
 * nothing else of them. Speaks SQL itself, because Hibernate sees no row without a tenant.
 */
@ApplicationScoped
public class ErasedBefore {
    private static final HexFormat HEX = HexFormat.of();

    private final DataSource dataSource;

    ErasedBefore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A visit that is there although it was erased. */
    public record RestoredVisit(UUID tenantId, UUID visitId) {}

    /** The visits that these digests name and this database has, although it never heard of their erasure. */
    public List<RestoredVisit> among(Collection<String> digests) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement question =
                        connection.prepareStatement("select tenant_id, visit_id from visits_erased_before(?)")) {
            Array sought = connection.createArrayOf(
                    "bytea", digests.stream().map(HEX::parseHex).toArray(byte[][]::new));
            question.setArray(1, sought);
            try (ResultSet rows = question.executeQuery()) {
                List<RestoredVisit> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(new RestoredVisit(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class)));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("What was erased before cannot be looked up", e);
        }
    }

    /** Digests of all erasures that this database knows. */
    public Set<String> known() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement question = connection.prepareStatement("select erasure_digests()");
                ResultSet rows = question.executeQuery()) {
            Set<String> digests = new HashSet<>();
            while (rows.next()) {
                digests.add(HEX.formatHex(rows.getBytes(1)));
            }
            return digests;
        } catch (SQLException e) {
            throw new IllegalStateException("The erasures of the database cannot be read", e);
        }
    }
}
