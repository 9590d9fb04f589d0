package io.mien.privacy;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** The key that signs certificates of deletion. */
@ConfigMapping(prefix = "mien.certificates")
public interface CertificateConfig {

    /**
     * Base64 of an Ed25519 private key in PKCS#8, as {@code openssl genpkey -algorithm ed25519} writes it between its
     * dashes. Without it a key is made under the home folder. Processes of one installation share one.
     */
    Optional<String> key();

    /**
     * Base64 of the public keys (X.509) that signed before this one. They stay published, and what they signed stays
     * genuine.
     */
    Optional<List<String>> retiredKeys();
}
