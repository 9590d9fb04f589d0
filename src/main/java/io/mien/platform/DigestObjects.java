package io.mien.platform;

import java.io.IOException;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A log of digests in a bucket: an empty object for each, named by it. */
final class DigestObjects implements DigestLog {
    private static final String MD5_OF_NOTHING = "1B2M2Y8AsgTpgAmY7PhCfg==";

    private final S3Bucket bucket;
    private final String folder;

    DigestObjects(S3Bucket bucket, String name) {
        this.bucket = bucket;
        this.folder = "ledger/" + name + "/";
    }

    @Override
    public void add(Collection<String> digests) throws IOException {
        for (String digest : digests) {
            String key = ObjectStore.requireKey(folder + digest);
            try {
                bucket.s3()
                        .putObject(
                                request ->
                                        request.bucket(bucket.name()).key(key).contentMD5(MD5_OF_NOTHING),
                                RequestBody.empty());
            } catch (SdkException e) {
                throw StoreUnreachable.because(e);
            }
        }
    }

    @Override
    public Set<String> all() throws IOException {
        try {
            return bucket
                    .s3()
                    .listObjectsV2Paginator(
                            request -> request.bucket(bucket.name()).prefix(folder))
                    .contents()
                    .stream()
                    .map(S3Object::key)
                    .map(key -> key.substring(folder.length()))
                    .collect(Collectors.toSet());
        } catch (SdkException e) {
            throw StoreUnreachable.because(e);
        }
    }
}
