package io.mien.platform;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Where logs of digests are kept: always on this machine, and where files live in a bucket also there, for all processes. */
public final class DigestLogs {
    private final Path home;
    private final Optional<S3Bucket> bucket;

    DigestLogs(Path home, Optional<S3Bucket> bucket) {
        this.home = home;
        this.bucket = bucket;
    }

    /** Below the home folder; can be written whatever else is away. */
    public DigestLog local(String name) {
        return DigestFile.in(home, name);
    }

    /** In the bucket, if there is one. */
    public Optional<DigestLog> shared(String name) {
        Function<S3Bucket, DigestLog> objects = found -> new DigestObjects(found, name);
        return bucket.map(objects);
    }
}
