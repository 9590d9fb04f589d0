package io.mien.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The object store in a bucket. What is sent, and what is fetched for child processes, passes through a local file. */
final class S3Store implements ObjectStore {
    /** A probe that asks for readiness does not wait for long. */
    private static final Duration READINESS = Duration.ofSeconds(3);

    private final S3Bucket settings;
    private final S3Client s3;
    private final String bucket;
    private final Path home;

    S3Store(S3Bucket bucket, Path home) {
        this.settings = bucket;
        this.s3 = bucket.s3();
        this.bucket = bucket.name();
        this.home = home;
    }

    /** Copied first: a call that failed half-way is made again from the start, and the store checks the digest. */
    @Override
    public void put(String key, InputStream bytes) throws IOException {
        String name = ObjectStore.requireKey(key);
        try (PassingFile copy = PassingFile.under(home)) {
            String md5 = copy.fill(bytes);
            asked(
                    key,
                    () -> s3.putObject(
                            request -> request.bucket(bucket).key(name).contentMD5(md5),
                            RequestBody.fromFile(copy.path())));
        }
    }

    @Override
    public InputStream open(String key) throws IOException {
        String name = ObjectStore.requireKey(key);
        return asked(key, () -> s3.getObject(request -> request.bucket(bucket).key(name)));
    }

    @Override
    public InputStream open(String key, long first, long length) throws IOException {
        String name = ObjectStore.requireKey(key);
        String range = "bytes=" + first + "-" + (first + length - 1);
        return asked(
                key,
                () -> s3.getObject(request -> request.bucket(bucket).key(name).range(range)));
    }

    @Override
    public long size(String key) throws IOException {
        String name = ObjectStore.requireKey(key);
        return asked(key, () -> s3.headObject(request -> request.bucket(bucket).key(name)))
                .contentLength();
    }

    @Override
    public boolean exists(String key) throws IOException {
        try {
            size(key);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void delete(String key) throws IOException {
        String name = ObjectStore.requireKey(key);
        asked(key, () -> s3.deleteObject(request -> request.bucket(bucket).key(name)));
    }

    @Override
    public LocalFile local(String key) throws IOException {
        String name = ObjectStore.requireKey(key);
        PassingFile copy = PassingFile.under(home);
        try {
            asked(
                    key,
                    () -> s3.getObject(
                            request -> request.bucket(bucket).key(name), ResponseTransformer.toFile(copy.path())));
            return copy;
        } catch (IOException | RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    @Override
    public void requireReady() throws IOException {
        asked(
                bucket,
                () -> s3.headBucket(request ->
                        request.bucket(bucket).overrideConfiguration(call -> call.apiCallTimeout(READINESS))));
        if (asked(bucket, settings::keepsVersions)) {
            throw StoreUnreachable.keepingVersions(bucket);
        }
    }

    private static <T> T asked(String key, Supplier<T> call) throws IOException {
        try {
            return call.get();
        } catch (NoSuchKeyException e) {
            throw new NoSuchFileException(key);
        } catch (SdkException e) {
            throw StoreUnreachable.because(e);
        }
    }
}
