package io.mien.export;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.mien.privacy.SignedStatements;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;

/**
 * What is signed of a whole bundle. It stands in the comment at the end of the ZIP file, so that no byte before it can change
 * unseen, in whichever part of the file.
 *
 * @param what tells this from other signed statements
 * @param sha256 of every byte of the file before the comment, hexadecimal
 */
@JsonPropertyOrder({"what", "export", "issuer", "campaign", "madeAt", "sha256"})
record Seal(String what, UUID export, String issuer, String campaign, Instant madeAt, String sha256) {
    static final String TYPE = "export-file";

    static Seal of(Manifest manifest, String sha256) {
        return new Seal(TYPE, manifest.export(), manifest.issuer(), manifest.name(), manifest.madeAt(), sha256);
    }

    String signed(SignedStatements statements) {
        return statements.sign(TYPE, SignedStatements.json(this));
    }

    static Seal read(SignedStatements.Genuine genuine) throws IOException {
        return SignedStatements.read(genuine.statement(), Seal.class);
    }
}
