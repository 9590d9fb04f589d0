package io.mien.platform;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** The contract against a second server, S3Mock, and what becomes of a bucket that keeps versions. */
class S3MockStoreTest extends ObjectStoreContract {
    @TempDir
    static Path objects;

    private static S3Server server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        server = S3Server.mock(S3Server.freePort(), objects);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    ObjectStore store() {
        return server.bucket(Map.of()).store(folder);
    }

    @Test
    void aBucketThatKeepsVersionsIsNamed() {
        // Given
        S3Bucket bucket = made("keeping-at-the-start");
        keepVersions(bucket);

        // When
        assertThatThrownBy(() -> bucket.store(folder))

                // Then
                .hasMessageStartingWith("Mien does not start: mien.store.s3.bucket: ")
                .hasMessageContaining("keeps versions");
    }

    @Test
    void aBucketThatKeepsVersionsLaterIsNotReady() throws IOException {
        // Given
        S3Bucket bucket = made("keeping-later");
        ObjectStore store = bucket.store(folder);
        store.requireReady();

        // When
        keepVersions(bucket);

        // Then
        assertThatThrownBy(store::requireReady)
                .isInstanceOf(StoreUnreachable.class)
                .hasMessageContaining("keeps versions");
    }

    private static S3Bucket made(String name) {
        S3Bucket bucket = server.bucket(Map.of("mien.store.s3.bucket", name));
        bucket.s3().createBucket(request -> request.bucket(name));
        return bucket;
    }

    private static void keepVersions(S3Bucket bucket) {
        bucket.s3().putBucketVersioning(request -> request.bucket(bucket.name())
                .versioningConfiguration(keeping -> keeping.status(BucketVersioningStatus.ENABLED)));
    }
}
