package io.mien.visit;

import java.net.URI;

/**
 * What a respondent keeps: the code, where it is entered, and both in one QR code. The code follows a {@code #}, which
 * browsers never send, so that it is in no server's log.
 */
public record ReceiptCard(String code, String address, QrPicture qr) {

    static ReceiptCard of(ReceiptCode code, URI publicUrl) {
        String address = publicUrl.resolve("/receipt").toString();
        return new ReceiptCard(code.shown(), address, QrPicture.of(address + "#" + code.shown()));
    }

    @Override
    public String toString() {
        return "ReceiptCard[redacted]";
    }
}
