package io.mien.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The realm file: who can log in, to which organization, and what Keycloak is given to import. */
record Realm(String template, JsonNode tree) {

    /** The client scope that addresses tokens to Mien. */
    static final String SCOPE = "mien";

    /** A person of the realm file; {@code organization} is empty for the operator. */
    record Login(String username, String role, String organization) {
        String secret() {
            return "login." + username;
        }
    }

    record Tenant(String organizationId, String alias, String name) {}

    static Realm read() throws IOException {
        try (InputStream file = Realm.class.getClassLoader().getResourceAsStream("infra/keycloak/mien-realm.json")) {
            if (file == null) {
                throw new FileNotFoundException("infra/keycloak/mien-realm.json");
            }
            String template = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return new Realm(template, new ObjectMapper().readTree(template));
        }
    }

    /** The file with its placeholders filled, as Keycloak itself fills them from its environment. */
    String filled(URI appUrl, Secrets secrets) {
        String text = template.replace("${MIEN_PUBLIC_URL}", PublicUrl.text(appUrl))
                .replace("${MIEN_WEB_SECRET}", secrets.of("keycloak.mien-web"));
        for (Login login : logins()) {
            String variable = "${MIEN_PASSWORD_" + login.username().toUpperCase(Locale.ROOT) + "}";
            text = text.replace(variable, secrets.of(login.secret()));
        }
        return text;
    }

    List<Tenant> tenants() {
        List<Tenant> tenants = new ArrayList<>();
        for (JsonNode organization : tree.path("organizations")) {
            tenants.add(new Tenant(text(organization, "id"), text(organization, "alias"), text(organization, "name")));
        }
        return tenants;
    }

    List<Login> logins() {
        List<Login> logins = new ArrayList<>();
        for (JsonNode organization : tree.path("organizations")) {
            for (JsonNode member : organization.path("members")) {
                String role = role(organization, member.path("groups").path(0).asText());
                logins.add(new Login(text(member, "username"), role, text(organization, "name")));
            }
        }
        for (JsonNode user : tree.path("users")) {
            if (user.path("realmRoles").size() > 0) {
                logins.add(new Login(
                        text(user, "username"), user.path("realmRoles").path(0).asText(), ""));
            }
        }
        return logins;
    }

    /** What a client scope writes into tokens. */
    JsonNode mappers(String scope) {
        for (JsonNode known : tree.path("clientScopes")) {
            if (scope.equals(text(known, "name"))) {
                return known.path("protocolMappers");
            }
        }
        throw new IllegalArgumentException("The realm file has no client scope " + scope);
    }

    private static String role(JsonNode organization, String groupId) {
        for (JsonNode group : organization.path("groups")) {
            if (groupId.equals(text(group, "id"))) {
                return group.path("clientRoles").path("mien-api").path(0).asText();
            }
        }
        return "";
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }
}
