package io.mien.platform;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The one place that chooses the object store; what is set wrongly ends the start. */
@ApplicationScoped
class StoreProducer {

    @Produces
    @Startup
    @ApplicationScoped
    ObjectStore store(StoreConfig config, MienConfig mien) throws IOException {
        Path home = mien.home().toAbsolutePath();
        PassingFile.sweep(home);
        return switch (config.kind()) {
            case FOLDER -> FolderStore.in(home.resolve("store"), home);
            case S3 -> S3Bucket.of(config.s3()).store(home);
        };
    }

    @Produces
    @Singleton
    DigestLogs logs(StoreConfig config, MienConfig mien) {
        Optional<S3Bucket> bucket =
                config.kind() == StoreConfig.Kind.S3 ? Optional.of(S3Bucket.of(config.s3())) : Optional.empty();
        return new DigestLogs(mien.home().toAbsolutePath(), bucket);
    }
}
