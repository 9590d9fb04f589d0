package io.mien.recording;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** What arrives is not read: noise is no video, and trying would take the processors from what is tested. */
public class WebOnly implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("mien.roles", "web");
    }
}
