package io.mien.account;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationTest {
    private static final String MEMBER = """
            {"northlight": {"id": "o-1", "groups": ["/Researchers"],
             "resource_access": {"mien-api": {"roles": ["researcher", "root"]}, "other": {"roles": ["agency-admin"]}}}}""";

    @Test
    void idAndKnownRolesAreReadWhateverTheAlias() {
        // When / Then
        assertThat(Organization.of(token(MEMBER))).contains(new Organization("o-1", Set.of("researcher")));
    }

    @Test
    void plainMapsAreReadToo() {
        // Given
        Map<String, Object> claim = Map.of(
                "x", Map.of("id", "o-2", "resource_access", Map.of("mien-api", Map.of("roles", List.of("fieldwork")))));

        // When / Then
        assertThat(Organization.of(new Token(claim))).contains(new Organization("o-2", Set.of("fieldwork")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\": {}}",
                "{\"a\": {\"id\": \"\"}}",
            })
    void whatHasNoIdIsNone(String claim) {
        // When / Then
        assertThat(Organization.of(token(claim))).isEmpty();
    }

    @Test
    void anAliasWithoutAnIdIsNone() {
        // When / Then
        assertThat(Organization.of(new Token(List.of("northlight")))).isEmpty();
    }

    private static JsonWebToken token(String claim) {
        return new Token(Json.createReader(new StringReader(claim)).readObject());
    }

    private record Token(Object organization) implements JsonWebToken {
        @Override
        public String getName() {
            return "someone";
        }

        @Override
        public Set<String> getClaimNames() {
            return Set.of("organization");
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T getClaim(String name) {
            return "organization".equals(name) ? (T) organization : null;
        }
    }
}
