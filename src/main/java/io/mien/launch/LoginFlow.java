package io.mien.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Brings the realm file's login flow, with its levels, to a realm that an older version imported. */
final class LoginFlow {
    private static final String REALM = "/admin/realms/mien";
    private static final String FLOWS = REALM + "/authentication/flows";

    /** What Keycloak gives to realms whose file names no flow. */
    private static final String KEYCLOAKS_OWN = "browser";

    private final KeycloakAdmin admin;
    private final JsonNode file;
    private final String alias;

    LoginFlow(KeycloakAdmin admin, JsonNode file) {
        this.admin = admin;
        this.file = file;
        this.alias = file.path("browserFlow").asText();
    }

    /** Changes nothing where the flow is in use, or one that the operator made. */
    void install() throws IOException {
        ObjectNode realm = (ObjectNode) admin.read(REALM);
        if (!KEYCLOAKS_OWN.equals(realm.path("browserFlow").asText())) {
            return;
        }
        removeHalfMade();
        admin.send(
                "POST",
                FLOWS,
                flow(alias)
                        .deepCopy()
                        .without(List.of("authenticationExecutions"))
                        .toString());
        fill(alias);
        realm.put("browserFlow", alias);
        ((ObjectNode) realm.path("attributes")).setAll((ObjectNode) file.path("attributes"));
        admin.send("PUT", REALM, realm.toString());
    }

    /** By a start that was interrupted. */
    private void removeHalfMade() throws IOException {
        for (JsonNode known : admin.read(FLOWS)) {
            if (alias.equals(known.path("alias").asText())) {
                admin.send("DELETE", FLOWS + '/' + known.path("id").asText(), "");
            }
        }
    }

    private void fill(String parent) throws IOException {
        JsonNode steps = flow(parent).path("authenticationExecutions");
        for (JsonNode step : steps) {
            add(parent, step);
        }
        settle(parent, steps);
        for (JsonNode step : steps) {
            if (step.has("flowAlias")) {
                fill(step.path("flowAlias").asText());
            }
        }
    }

    private void add(String parent, JsonNode step) throws IOException {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        if (!step.has("flowAlias")) {
            wanted.set("provider", step.path("authenticator"));
            admin.send("POST", executions(parent) + "/execution", wanted.toString());
            return;
        }
        JsonNode child = flow(step.path("flowAlias").asText());
        wanted.put("type", "basic-flow");
        wanted.set("alias", child.path("alias"));
        wanted.set("description", child.path("description"));
        admin.send("POST", executions(parent) + "/flow", wanted.toString());
    }

    /** Keycloak adds each step as a disabled one, in the order of the calls. */
    private void settle(String parent, JsonNode steps) throws IOException {
        ArrayNode made = (ArrayNode) admin.read(executions(parent));
        for (int index = 0; index < steps.size(); index++) {
            JsonNode step = steps.path(index);
            ObjectNode execution = (ObjectNode) made.path(index);
            execution.set("requirement", step.path("requirement"));
            admin.send("PUT", executions(parent), execution.toString());
            if (step.has("authenticatorConfig")) {
                admin.send(
                        "POST",
                        REALM + "/authentication/executions/"
                                + execution.path("id").asText() + "/config",
                        named(
                                        "authenticatorConfig",
                                        step.path("authenticatorConfig").asText())
                                .toString());
            }
        }
    }

    private ObjectNode flow(String name) {
        return (ObjectNode) named("authenticationFlows", name);
    }

    private JsonNode named(String list, String name) {
        for (JsonNode each : file.path(list)) {
            if (name.equals(each.path("alias").asText())) {
                return each;
            }
        }
        throw new IllegalArgumentException("The realm file has no " + name + " among its " + list);
    }

    private static String executions(String flow) {
        return FLOWS + '/' + URLEncoder.encode(flow, StandardCharsets.UTF_8).replace("+", "%20") + "/executions";
    }
}
