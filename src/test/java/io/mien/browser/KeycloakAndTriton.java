package io.mien.browser;

import io.mien.launch.RealKeycloak;
import java.util.Map;
import java.util.Optional;

/** The real Keycloak, and all models on the Triton that TRITON_URL names. */
public class KeycloakAndTriton extends RealKeycloak {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Optional.ofNullable(System.getenv("TRITON_URL"))
                .map(url -> Map.of("mien.inference.backend", "triton", "mien.inference.triton.url", url))
                .orElse(Map.of());
    }
}
