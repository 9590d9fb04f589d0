package io.mien.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** Signs certificates of deletion and tells genuine ones from others. */
@ApplicationScoped
public class Certificates {
    private static final String TYPE = "erasure-certificate";

    private final SignedStatements statements;

    Certificates(SignedStatements statements) {
        this.statements = statements;
    }

    /** What came of checking a certificate. */
    public sealed interface Check {}

    public record Genuine(Certificate certificate) implements Check {}

    /** It names one of our keys, but the signature is not of these words. */
    public record Altered() implements Check {}

    public record UnknownKey() implements Check {}

    public record Unreadable() implements Check {}

    String sign(Certificate certificate) {
        return statements.sign(TYPE, SignedStatements.json(certificate));
    }

    public Check check(String text) {
        SignedStatements.Check check = statements.check(TYPE, text.strip());
        if (check instanceof SignedStatements.Genuine genuine) {
            return read(genuine);
        }
        if (check instanceof SignedStatements.Altered) {
            return new Altered();
        }
        return check instanceof SignedStatements.UnknownKey ? new UnknownKey() : new Unreadable();
    }

    private static Check read(SignedStatements.Genuine genuine) {
        try {
            return new Genuine(SignedStatements.read(genuine.statement(), Certificate.class));
        } catch (IOException e) {
            return new Altered();
        }
    }
}
