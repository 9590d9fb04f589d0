package io.mien.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.TransactionScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Wall 2: the first statement of every transaction tells PostgreSQL whose rows it may see. */
@ApplicationScoped
class RowSecurity {
    private final DataSource dataSource;
    private final TenantContext context;

    RowSecurity(DataSource dataSource, TenantContext context) {
        this.dataSource = dataSource;
        this.context = context;
    }

    void bind(@Observes @Initialized(TransactionScoped.class) Object begun) throws SQLException {
        UUID tenant = context.current().orElse(null);
        if (tenant == null) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement bind = connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
            bind.setString(1, tenant.toString());
            bind.execute();
        }
    }
}
