package io.mien.privacy;

import io.mien.platform.Problem;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The public keys by which anybody can check a certificate of deletion: as a JWK Set, and one by one for openssl. */
@Path("/.well-known")
@PermitAll
@Tag(name = "Certificates")
class CertificateKeyResource {
    private final CertificateKey key;

    CertificateKeyResource(CertificateKey key) {
        this.key = key;
    }

    /** A JWK Set (RFC 7517). */
    record KeySet(List<PublicKeyCard> keys) {}

    @GET
    @Path("jwks.json")
    @Produces("application/jwk-set+json")
    @Operation(summary = "Public keys of certificates of deletion, the current one first")
    public KeySet all() {
        return new KeySet(key.cards());
    }

    @GET
    @Path("certificate-keys/{kid}.pem")
    @Produces("application/x-pem-file")
    @Operation(summary = "One of these keys, as openssl reads it")
    public String one(@PathParam("kid") String kid) {
        return key.card(kid).map(PublicKeyCard::pem).orElseThrow(Problem::notFound);
    }
}
