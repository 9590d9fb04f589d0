package io.mien.platform;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * Runs a test class with its files in a bucket. The test starts and stops the {@link S3Server} itself: Mien starts without
 * it and is ready once it answers.
 */
public class OnS3 implements QuarkusTestProfile {
    private static final String PORT = "test-s3.port";

    @Override
    public Map<String, String> getConfigOverrides() {
        return S3Server.settings(port());
    }

    /** A system property, because Quarkus loads this class more than once. */
    public static synchronized int port() {
        if (System.getProperty(PORT) == null) {
            System.setProperty(PORT, Integer.toString(S3Server.freePort()));
        }
        return Integer.getInteger(PORT);
    }
}
