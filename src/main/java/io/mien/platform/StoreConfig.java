package io.mien.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where files live. */
@ConfigMapping(prefix = "mien.store")
interface StoreConfig {

    /** {@code folder}: below the home folder of this machine; {@code s3}: a bucket that several processes share. */
    @WithDefault("folder")
    Kind kind();

    /** The bucket; read only when the kind is s3. */
    S3 s3();

    enum Kind {
        FOLDER,
        S3
    }

    /** A bucket of AWS or of anything else that speaks S3. */
    interface S3 {

        /** Address of the store; without one it is AWS in the region. */
        Optional<URI> endpoint();

        /** Region that requests are signed for; stores other than AWS mostly take any. */
        @WithDefault("us-east-1")
        String region();

        /** Name of the bucket. It must exist and keep no versions: what is erased must be gone. */
        Optional<String> bucket();

        /** Id of a key that may read, write and delete objects of the bucket. */
        Optional<String> accessKey();

        /** The key's secret. */
        Optional<String> secretKey();

        /** {@code true}: the bucket stands in the path, as most stores want it; {@code false}: in the host's name. */
        @WithDefault("true")
        boolean pathStyle();

        /** A connection silent for so long counts as broken, and the call as failed. */
        @WithDefault("20s")
        Duration silence();
    }
}
