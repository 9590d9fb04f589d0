package io.mien.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
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

    /** Nothing unless the token names exactly one organization: with two, nobody could say whose rows are meant. */
    static Optional<Organization> of(JsonWebToken token) {
        JsonNode claim = tree(token.getClaim(CLAIM));
        if (!claim.isObject() || claim.size() != 1) {
            return Optional.empty();
        }
        JsonNode only = claim.elements().next();
        String id = only.path("id").asText("");
        return id.isBlank() ? Optional.empty() : Optional.of(new Organization(id, rolesIn(only)));
    }

    static Set<String> realmRoles(JsonWebToken token) {
        return texts(tree(token.getClaim("realm_access")).path("roles"));
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
