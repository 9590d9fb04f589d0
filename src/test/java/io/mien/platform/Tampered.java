package io.mien.platform;

/** Addresses that somebody changed. */
public final class Tampered {
    private Tampered() {}

    /** The address with another first character of its signature, whichever it has. */
    public static String signature(String address) {
        return address.contains("signature=A")
                ? address.replace("signature=A", "signature=B")
                : address.replaceFirst("signature=.", "signature=A");
    }
}
