package io.mien.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mien.platform.Ids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificatesTest {
    /** The private key and its thumbprint of RFC 8037, appendix A. */
    private static final String OF_THE_RFC = "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g";

    private static final String ITS_THUMBPRINT = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k";

    private static final Certificate STATEMENT = new Certificate(
            Ids.next(),
            "https://mien.example.org",
            "Example Foods",
            Instant.parse("2026-11-25T10:00:00Z"),
            Instant.parse("2026-11-25T10:00:01Z"),
            Map.of("visit", 1, "recording", 2, "trace", 2),
            3_000_000,
            Certificate.PASSING);

    @TempDir
    Path folder;

    @Test
    void whatWasSignedIsGenuineAndSaysTheSame() {
        // Given
        Certificates certificates = new Certificates(new SignedStatements(key()));

        // When
        Certificates.Check check = certificates.check(certificates.sign(STATEMENT) + "\n");

        // Then
        assertThat(check).isEqualTo(new Certificates.Genuine(STATEMENT));
    }

    @Test
    void oneOtherNumberIsFoundOut() {
        // Given
        Certificates certificates = new Certificates(new SignedStatements(key()));
        String[] parts = certificates.sign(STATEMENT).split("\\.");
        String said = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String altered = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        said.replace("\"recording\":2", "\"recording\":3").getBytes(StandardCharsets.UTF_8));

        // When
        Certificates.Check check = certificates.check(parts[0] + "." + altered + "." + parts[2]);

        // Then
        assertThat(said).contains("\"recording\":2");
        assertThat(check).isInstanceOf(Certificates.Altered.class);
    }

    @Test
    void anotherInstallationsCertificateIsNotOurs() {
        // Given
        String theirs = new Certificates(new SignedStatements(key())).sign(STATEMENT);

        // When
        Certificates.Check check = new Certificates(new SignedStatements(key())).check(theirs);

        // Then
        assertThat(check).isInstanceOf(Certificates.UnknownKey.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "a.b.c", "e30.e30.e30", "....", "{\"alg\":\"none\"}.e30."})
    void whatIsNoCertificateIsSaidToBeNone(String text) {
        assertThat(new Certificates(new SignedStatements(key())).check(text))
                .isInstanceOf(Certificates.Unreadable.class);
    }

    /** Decoders take all of these for the same signature. */
    @ParameterizedTest
    @ValueSource(strings = {"=", "!", "\n", " ", "\u00e9"})
    void aSignatureThatIsSpeltOtherwiseIsRefused(String further) {
        // Given
        Certificates certificates = new Certificates(new SignedStatements(key()));
        String signed = certificates.sign(STATEMENT);
        int at = signed.length() - 9;

        // When / Then
        assertThat(certificates.check(signed.substring(0, at) + further + signed.substring(at)))
                .isInstanceOf(Certificates.Altered.class);
    }

    @Test
    void theBitsThatDecodersDropAreNotFree() {
        // Given: 64 bytes are 86 letters, the last of which carries four bits that count for nothing
        Certificates certificates = new Certificates(new SignedStatements(key()));
        String signed = certificates.sign(STATEMENT);
        char last = signed.charAt(signed.length() - 1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

        // When
        long genuine = alphabet.chars()
                .filter(letter -> letter != last)
                .mapToObj(letter -> signed.substring(0, signed.length() - 1) + (char) letter)
                .filter(other -> !(certificates.check(other) instanceof Certificates.Altered))
                .count();

        // Then
        assertThat(genuine).isZero();
    }

    /** Java's Ed25519 takes a signature with zeros behind it for the same number. */
    @ParameterizedTest
    @ValueSource(strings = {".", "..", "=", "\n\n.", "A", "AA", "AAAA"})
    void nothingMayFollow(String further) {
        // Given
        Certificates certificates = new Certificates(new SignedStatements(key()));

        // When / Then
        assertThat(certificates.check(certificates.sign(STATEMENT) + further))
                .isNotInstanceOf(Certificates.Genuine.class);
    }

    /** Signed by the key of this installation all the same, so that only the header speaks against it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\",\"kid\":\"KID\",\"typ\":\"erasure-certificate\"}",
                "{\"alg\":\"HS256\",\"kid\":\"KID\",\"typ\":\"erasure-certificate\"}",
                "{\"alg\":\"EdDSA\",\"kid\":\"KID\",\"typ\":\"export-manifest\"}",
                "{\"alg\":\"EdDSA\",\"kid\":\"KID\",\"typ\":7}",
                "{\"alg\":\"EdDSA\",\"kid\":7,\"typ\":\"erasure-certificate\"}",
                "{\"alg\":\"EdDSA\",\"typ\":\"erasure-certificate\"}",
                "{\"alg\":\"EdDSA\",\"kid\":\"KID\",\"typ\":\"erasure-certificate\",\"crit\":[\"exp\"],\"exp\":1}",
                "[]",
                "7"
            })
    void anotherHeaderIsRefused(String header) throws GeneralSecurityException {
        // Given
        CertificateKey key = new CertificateKey(OF_THE_RFC, List.of());
        String signed = encoded(header.replace("KID", key.card().kid())) + "." + encoded("{}");

        // When
        Certificates.Check check =
                new Certificates(new SignedStatements(key)).check(signed + "." + signature(OF_THE_RFC, signed));

        // Then
        assertThat(check).isNotInstanceOf(Certificates.Genuine.class);
    }

    /** By the Java runtime alone: the bytes that every earlier version wrote. */
    @Test
    void aStatementIsSignedAsTheStandardSays() throws GeneralSecurityException {
        // Given
        CertificateKey key = new CertificateKey(OF_THE_RFC, List.of());
        String header = "{\"alg\":\"EdDSA\",\"kid\":\"" + ITS_THUMBPRINT + "\",\"typ\":\"export-file\"}";
        String signed = encoded(header) + "." + encoded("{\"what\":\"export-file\"}");

        // When
        String statement = new SignedStatements(key)
                .sign("export-file", "{\"what\":\"export-file\"}".getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(statement).isEqualTo(signed + "." + signature(OF_THE_RFC, signed));
    }

    @Test
    void theKeySetIsAsItWas() throws IOException {
        assertThat(new ObjectMapper().writeValueAsString(new CertificateKey(OF_THE_RFC, List.of()).card()))
                .isEqualTo("{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"" + ITS_THUMBPRINT
                        + "\",\"use\":\"sig\",\"alg\":\"EdDSA\","
                        + "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}");
    }

    @Test
    void aRetiredKeyStillSpeaksForWhatItSigned() {
        // Given
        CertificateKey old = key();
        String signed = new Certificates(new SignedStatements(old)).sign(STATEMENT);
        String retired = Base64.getEncoder().encodeToString(old.card().key().getEncoded());

        // When
        CertificateKey next = new CertificateKey(fresh(), List.of(retired));

        // Then
        assertThat(next.card().kid()).isNotEqualTo(old.card().kid());
        assertThat(new Certificates(new SignedStatements(next)).check(signed))
                .isEqualTo(new Certificates.Genuine(STATEMENT));
    }

    @Test
    void theKeyIdIsTheThumbprintOfTheStandard() {
        assertThat(new CertificateKey(OF_THE_RFC, List.of()).card().kid()).isEqualTo(ITS_THUMBPRINT);
    }

    @Test
    void aKeyOfAnotherKindIsRefusedByName() {
        assertThatThrownBy(() -> new CertificateKey("bm90IGEga2V5", List.of()))
                .hasMessageContaining("mien.certificates.key");
        assertThatThrownBy(() -> new CertificateKey(fresh(), List.of("bm90IGEga2V5")))
                .hasMessageContaining("mien.certificates.retired-keys");
    }

    @Test
    void nothingPrintsThePrivateKey() {
        assertThat(new CertificateKey(OF_THE_RFC, List.of()).toString()).doesNotContain("MC4C", "nWGxne");
    }

    @Test
    void theCommandLineAgrees() throws IOException, InterruptedException {
        // Given
        CertificateKey key = key();
        String signed = new Certificates(new SignedStatements(key)).sign(STATEMENT);
        Path pem = Files.writeString(folder.resolve("key.pem"), key.card().pem());
        Path genuine = Files.writeString(folder.resolve("genuine.jws"), signed);
        Path altered = Files.writeString(folder.resolve("altered.jws"), signed.replace(".ey", ".eY"));

        // Then
        assertThat(verified(genuine, pem)).isTrue();
        assertThat(verified(altered, pem)).isFalse();
    }

    private static boolean verified(Path certificate, Path key) throws IOException, InterruptedException {
        Process command = new ProcessBuilder("infra/verify-certificate", certificate.toString(), key.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(command.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return command.exitValue() == 0;
    }

    private static String signature(String privateKey, String signed) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(KeyFactory.getInstance("Ed25519")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(privateKey))));
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static CertificateKey key() {
        return new CertificateKey(fresh(), List.of());
    }

    private static String fresh() {
        try {
            return Base64.getEncoder()
                    .encodeToString(KeyPairGenerator.getInstance("Ed25519")
                            .generateKeyPair()
                            .getPrivate()
                            .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
