package io.mien.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * What a token says about its bearer's company: {@code organization.<alias>.{id, resource_access.mien-api.roles}}. The
 * alias may be renamed at any time, so nothing hangs on it.
 */
record Organization(String id, Set<String> roles) {
    private static final String CLAIM = "organization";
    private static final String CLIENT = "mien-api";
    private static final Set<String> KNOWN = Set.of("agency-admin", "researcher", "fieldwork", "client-viewer");
    private static final ObjectMapper JSON = new ObjectMapper();

    Organization {
        roles = Set.copyOf(roles);
    }

    /** Those that the token names; with two, nobody could say whose rows are meant. */
    static Set<Organization> of(JsonWebToken token) {
        return in(JSON.createObjectNode().set(CLAIM, tree(token.getClaim(CLAIM))));
    }

    static Set<Organization> in(JsonNode claims) {
        Set<Organization> organizations = new HashSet<>();
        claims.path(CLAIM).properties().forEach(named -> {
            String id = named.getValue().path("id").asText("");
            if (!id.isBlank()) {
                organizations.add(new Organization(id, rolesIn(named.getValue())));
            }
        });
        return organizations;
    }

    static Set<String> realmRoles(JsonNode claims) {
        return texts(claims.path("realm_access").path("roles"));
    }

    private static Set<String> rolesIn(JsonNode organization) {
        Set<String> roles =
                texts(organization.path("resource_access").path(CLIENT).path("roles"));
        roles.retainAll(KNOWN);
        return roles;
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** A claim arrives as JSON-P in some tokens and as plain maps in others. */
    private static JsonNode tree(@Nullable Object claim) {
        if (claim instanceof Map<?, ?> map && !(claim instanceof JsonValue)) {
            return JSON.valueToTree(map);
        }
        try {
            return JSON.readTree(String.valueOf(claim));
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
