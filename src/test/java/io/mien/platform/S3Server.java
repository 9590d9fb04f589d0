package io.mien.platform;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.TransientApiMetadata;
import org.jclouds.blobstore.domain.StorageMetadata;
import org.jclouds.blobstore.options.ListContainerOptions;

/** A real S3 server in this process that keeps its objects in memory; switched off and on as tests need it. */
public final class S3Server implements AutoCloseable {
    public static final String BUCKET = "recordings";

    private static final String KEY = "mien";
    private static final String SECRET = "not-a-secret";

    private final BlobStore objects;
    private int port;
    private S3Proxy proxy;

    private S3Server(BlobStore objects, int port) {
        this.objects = objects;
        this.port = port;
    }

    /** @param port where it answers; 0 for any free one */
    public static S3Server started(int port) {
        BlobStore objects = ContextBuilder.newBuilder(new TransientApiMetadata())
                .credentials(KEY, SECRET)
                .build(BlobStoreContext.class)
                .getBlobStore();
        objects.createContainerInLocation(null, BUCKET);
        S3Server server = new S3Server(objects, port);
        server.on();
        return server;
    }

    Map<String, String> settings() {
        return settings(port);
    }

    /** Settings that point Mien at the server on this port, there already or not. */
    public static Map<String, String> settings(int port) {
        return Map.of(
                "mien.store.kind",
                "s3",
                "mien.store.s3.endpoint",
                endpoint(port).toString(),
                "mien.store.s3.bucket",
                BUCKET,
                "mien.store.s3.access-key",
                KEY,
                "mien.store.s3.secret-key",
                SECRET,
                "mien.store.s3.silence",
                "2s");
    }

    private static URI endpoint(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Keys of all objects, looked up past the server's own protocol. */
    public List<String> keys() {
        return objects.list(BUCKET, ListContainerOptions.Builder.recursive()).stream()
                .map(StorageMetadata::getName)
                .sorted()
                .toList();
    }

    /** Answers again at the same address, with the same objects. */
    public void on() {
        proxy = S3Proxy.builder()
                .blobStore(objects)
                .endpoint(endpoint(port))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY, SECRET)
                .build();
        try {
            proxy.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        port = proxy.getPort();
    }

    /** Refuses connections until it is switched on. */
    public void off() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        off();
        objects.getContext().close();
    }
}
