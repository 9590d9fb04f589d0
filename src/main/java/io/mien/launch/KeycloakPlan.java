package io.mien.launch;

import java.net.URI;
import java.nio.file.Path;

/** How an embedded Keycloak is to run: {@code browserUrl} is its address as browsers see it, {@code appUrl} that of Mien. */
record KeycloakPlan(Path folder, int port, URI browserUrl, URI appUrl) {
    String realmUrl() {
        return serverUrl() + "/realms/mien";
    }

    String serverUrl() {
        return "http://127.0.0.1:" + port;
    }
}
