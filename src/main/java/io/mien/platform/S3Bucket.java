package io.mien.platform;

import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The configured bucket. Wrong settings end the start; a store that is away does not, it only leaves Mien unready. */
record S3Bucket(S3Client s3, String name) {
    private static final Logger LOG = Logger.getLogger(S3Bucket.class);
    private static final String PREFIX = "mien.store.s3.";
    private static final int NOT_IMPLEMENTED = 501;

    static S3Bucket of(StoreConfig.S3 config) {
        String name = required(config.bucket(), "bucket", "the bucket that keeps recordings and films");
        return new S3Bucket(client(config), name);
    }

    ObjectStore store(Path home) {
        try {
            s3.headBucket(request -> request.bucket(name));
            if (keepsVersions()) {
                throw refused("bucket", name + " keeps versions, so nothing in it is ever erased");
            }
        } catch (NoSuchBucketException e) {
            throw refused("bucket", "there is no bucket " + name);
        } catch (S3Exception e) {
            refuseSettings(e);
        } catch (SdkException e) {
            LOG.warnf("The object store does not answer; Mien is not ready until it does: %s", e.getMessage());
        }
        return new S3Store(this, home);
    }

    /** A bucket with versions would keep what a respondent took back; a store that has none does not know the question. */
    boolean keepsVersions() {
        try {
            return s3.getBucketVersioning(request -> request.bucket(name)).status() == BucketVersioningStatus.ENABLED;
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_IMPLEMENTED) {
                return false;
            }
            throw e;
        }
    }

    private void refuseSettings(S3Exception answer) {
        switch (answer.statusCode()) {
            case 401, 403 ->
                throw refused(
                        "access-key",
                        "it and its secret may not use the bucket " + name + ", or not ask whether it keeps versions");
            case 301, 400 -> throw refused("region", "the store refuses requests for " + name + " signed for it");
            case 404 -> throw refused("endpoint", "no S3 store answers there");
            default -> LOG.warnf("The object store answered %d; Mien may not be ready", answer.statusCode());
        }
    }

    private static S3Client client(StoreConfig.S3 config) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(config.region()))
                .forcePathStyle(config.pathStyle())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        required(config.accessKey(), "access-key", "the id of a key to the bucket"),
                        required(config.secretKey(), "secret-key", "the secret of that key"))))
                // Checksums of AWS's own kind are refused by many other stores; MD5 is compared by all
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(config.silence())
                        .socketTimeout(config.silence()));
        config.endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private static String required(Optional<String> value, String property, String what) {
        return value.filter(text -> !text.isBlank()).orElseThrow(() -> refused(property, "set it to " + what));
    }

    private static IllegalStateException refused(String property, String reason) {
        return new IllegalStateException("Mien does not start: " + PREFIX + property + ": " + reason + ".");
    }
}
