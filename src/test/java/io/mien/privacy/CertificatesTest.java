package io.mien.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.platform.Ids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
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
