package io.mien.export;

import io.mien.platform.Wording;
import io.mien.privacy.SignedStatements;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Tells whether a file is as this installation exported it, from its digest and the signature that ends it. */
@ApplicationScoped
class SealCheck {
    private final SignedStatements statements;

    SealCheck(SignedStatements statements) {
        this.statements = statements;
    }

    /**
     * What a check found.
     *
     * @param verdict a sentence; empty before there was a check
     * @param facts of a genuine file
     */
    public record Finding(boolean genuine, String verdict, List<Fact> facts) {
        static final Finding NONE = refused("");

        static Finding refused(String verdict) {
            return new Finding(false, verdict, List.of());
        }
    }

    public record Fact(String what, String said) {}

    /** @param digest SHA-256 of the file's bytes before its comment, base64, @param signature that comment */
    Finding of(String digest, String signature) {
        SignedStatements.Check check = statements.check(Seal.TYPE, signature);
        if (check instanceof SignedStatements.Genuine genuine) {
            return compare(genuine, digest);
        }
        if (check instanceof SignedStatements.UnknownKey) {
            return Finding.refused("This file was signed by another installation. Ask that one.");
        }
        return Finding.refused(
                check instanceof SignedStatements.Altered
                        ? "Not genuine: the signature was altered."
                        : "This is no file that Mien exported, or its end is missing.");
    }

    private static Finding compare(SignedStatements.Genuine genuine, String digest) {
        try {
            Seal seal = Seal.read(genuine);
            if (!seal.sha256()
                    .equals(HexFormat.of().formatHex(Base64.getDecoder().decode(digest)))) {
                return Finding.refused("Not genuine: bytes of this file are not those that were signed.");
            }
            return new Finding(
                    true,
                    "Genuine: every byte is as it was exported.",
                    List.of(
                            new Fact("Campaign", seal.campaign()),
                            new Fact("Read at", Wording.moment(seal.madeAt())),
                            new Fact("Exported by", seal.issuer()),
                            new Fact("Number", seal.export().toString())));
        } catch (IOException | IllegalArgumentException e) {
            return Finding.refused("Not genuine: the signature is not of this file.");
        }
    }
}
