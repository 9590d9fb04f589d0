package io.mien.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.platform.ServerKeys;
import io.quarkus.oidc.AuthorizationCodeTokens;
import org.junit.jupiter.api.Test;

class TokenSealTest {
    private final TokenSeal seal = new TokenSeal(ServerKeys.fixed());
    private final AuthorizationCodeTokens tokens =
            new AuthorizationCodeTokens("id-token", "access-token", "refresh-token", 300L, "openid");

    @Test
    void theHandleOpensWhatItClosed() {
        // When
        AuthorizationCodeTokens opened = seal.open("handle", seal.close("handle", tokens));

        // Then
        assertThat(opened).usingRecursiveComparison().isEqualTo(tokens);
    }

    @Test
    void noTokenIsLegibleInTheRow() {
        // When
        String sealed = seal.close("handle", tokens);

        // Then
        assertThat(sealed).doesNotContain("token").hasSizeGreaterThan(100);
        assertThat(sealed.split("\\.")).hasSize(5);
    }

    @Test
    void anotherHandleOpensNothing() {
        // Given
        String sealed = seal.close("handle", tokens);

        // When / Then
        assertThatThrownBy(() -> seal.open("another", sealed)).hasMessageContaining("cannot be opened");
    }
}
