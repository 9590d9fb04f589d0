package io.mien.launch;

import io.mien.launch.LaunchConfig.Part;
import io.mien.platform.MienConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The settings that matter before Quarkus is there to read them, from the same places: system properties, environment
 * and {@code config/application.properties}.
 */
record Settings(LaunchConfig launch, MienConfig mien, SmallRyeConfig all) {
    private static final Path FILE = Path.of("config", "application.properties");
    private static final int FILE_ORDINAL = 260;

    static Settings read() throws IOException {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addSystemSources()
                .withMapping(LaunchConfig.class)
                .withMapping(MienConfig.class)
                .withValidateUnknown(false);
        if (Files.exists(FILE)) {
            builder.withSources(new PropertiesConfigSource(FILE.toUri().toURL(), FILE_ORDINAL));
        }
        SmallRyeConfig config = builder.build();
        return new Settings(
                config.getConfigMapping(LaunchConfig.class), config.getConfigMapping(MienConfig.class), config);
    }

    boolean embedsPostgres() {
        return launch.postgres().orElse(partOf("quarkus.datasource.jdbc.url")) == Part.EMBEDDED;
    }

    boolean embedsKeycloak() {
        return launch.keycloak().orElse(partOf("quarkus.oidc.auth-server-url")) == Part.EMBEDDED;
    }

    boolean embedsNothing() {
        return !embedsPostgres() && !embedsKeycloak();
    }

    boolean storesInBucket() {
        return all.getOptionalValue("mien.store.kind", String.class)
                .filter("s3"::equalsIgnoreCase)
                .isPresent();
    }

    URI publicUrl() {
        return mien.publicUrl();
    }

    Path home() {
        return mien.home().toAbsolutePath().normalize();
    }

    /** The port that the application takes: the configured one, or the one that a local public address names. */
    int httpPort() {
        return number("quarkus.http.port").orElse(PublicUrl.isLocal(publicUrl()) ? PublicUrl.port(publicUrl()) : 8080);
    }

    int managementPort() {
        return number("quarkus.management.port").orElse(9000);
    }

    boolean isSet(String name) {
        return all.getOptionalValue(name, String.class).isPresent();
    }

    private Optional<Integer> number(String name) {
        return all.getOptionalValue(name, Integer.class);
    }

    private Part partOf(String name) {
        return isSet(name) ? Part.EXTERNAL : Part.EMBEDDED;
    }
}
