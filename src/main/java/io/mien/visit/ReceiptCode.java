package io.mien.visit;

import io.mien.platform.Digest;
import io.mien.platform.ServerKey;
import io.quarkus.qute.TemplateData;
import java.util.Locale;
import java.util.UUID;

/**
 * Twelve characters by which a respondent finds what is stored: 60 bits, in an alphabet without look-alikes.
 *
 * <p>Derived from the server's key and the visit, so that the visit's pages can show it again while only its digest is
 * stored.
 *
 * @param letters the twelve characters without hyphens
 */
@TemplateData(namespace = "receiptCode")
public record ReceiptCode(String letters) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    /** Characters that may be typed, with whatever stands between those of the code. */
    public static final int MAX_TYPED = 40;

    static final int LENGTH = 12;
    private static final String PURPOSE = "receipt";

    public ReceiptCode {
        letters = letters.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\-\u2010-\u2015]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    public static ReceiptCode of(ServerKey key, UUID visitId) {
        byte[] seal = key.seal(PURPOSE, visitId.toString());
        StringBuilder letters = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            letters.append(ALPHABET.charAt(seal[i] & 31));
        }
        return new ReceiptCode(letters.toString());
    }

    /** The first four characters: what tries at one code have in common. */
    public String beginning() {
        return letters.substring(0, Math.min(4, letters.length()));
    }

    public byte[] digest() {
        return Digest.of("receipt " + letters);
    }

    /** As it is shown: {@code K7MD-Q2XP-9FTW}. */
    public String shown() {
        return letters.replaceAll("(.{4})(?!$)", "$1-");
    }

    @Override
    public String toString() {
        return "ReceiptCode[redacted]";
    }
}
