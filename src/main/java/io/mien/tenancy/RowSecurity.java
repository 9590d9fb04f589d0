package io.mien.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Wall 2: the first statement of every transaction tells PostgreSQL whose rows it may see, and of which clients. */
@ApplicationScoped
class RowSecurity {
    private final DataSource dataSource;
    private final TenantContext context;
    private final TransactionManager transactions;

    RowSecurity(DataSource dataSource, TenantContext context, TransactionManager transactions) {
        this.dataSource = dataSource;
        this.context = context;
        this.transactions = transactions;
    }

    /** Who began a transaction that fails here does not end it: it would stay with the thread and meet its next request. */
    void bind(@Observes @Initialized(TransactionScoped.class) Object begun) throws SQLException, SystemException {
        UUID tenant = context.current().orElse(null);
        if (tenant == null) {
            return;
        }
        try {
            tell(tenant);
        } catch (SQLException | RuntimeException e) {
            transactions.rollback();
            throw e;
        }
    }

    private void tell(UUID tenant) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement bind = connection.prepareStatement(
                        "select set_config('app.tenant', ?, true), set_config('app.clients', ?, true)")) {
            bind.setString(1, tenant.toString());
            bind.setString(2, context.clients(tenant).setting());
            bind.execute();
        }
    }
}
