package io.mien.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mien.platform.Ids;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@QuarkusTest
class RowSecurityTest {
    @Inject
    TenantContext tenants;

    @Inject
    TransactionManager transactions;

    @Test
    void aTransactionThatCannotBeBoundDoesNotStayWithItsThread() throws Exception {
        // Given
        PGSimpleDataSource away = new PGSimpleDataSource();
        away.setPortNumbers(new int[] {1});
        RowSecurity security = new RowSecurity(away, tenants, transactions);

        // When
        Throwable refused = tenants.runAs(
                Ids.next(),
                () -> catchThrowable(() -> {
                    transactions.begin();
                    security.bind(transactions);
                }));

        // Then
        assertThat(refused).isInstanceOf(SQLException.class);
        assertThat(transactions.getStatus()).isEqualTo(Status.STATUS_NO_TRANSACTION);
    }
}
