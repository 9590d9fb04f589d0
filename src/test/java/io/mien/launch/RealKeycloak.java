package io.mien.launch;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;

/** Runs a test class against the real Keycloak with Mien's realm; all such classes share one start. */
public class RealKeycloak implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(KeycloakResource.class));
    }

    /** The generated password of a member such as {@code dana}. */
    public static String password(String user) {
        return System.getProperty(KeycloakResource.PASSWORD + user);
    }
}
