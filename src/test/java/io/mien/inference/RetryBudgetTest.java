package io.mien.inference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetryBudgetTest {
    private final RetryBudget budget = new RetryBudget(10);

    @Test
    void halfOfTheTokensMayBeSpentOnRetries() {
        // Given
        for (int failure = 1; failure <= 4; failure++) {
            assertThat(budget.failed()).isTrue();
        }

        // When / Then
        assertThat(budget.failed()).isFalse();
    }

    @Test
    void tenSuccessesEarnOneRetry() {
        // Given
        for (int failure = 1; failure <= 5; failure++) {
            budget.failed();
        }

        // When
        for (int success = 1; success <= 20; success++) {
            budget.succeeded();
        }

        // Then
        assertThat(budget.failed()).isTrue();
        assertThat(budget.failed()).isFalse();
    }
}
