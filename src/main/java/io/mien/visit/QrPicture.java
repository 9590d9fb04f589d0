package io.mien.visit;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as one SVG path of unit squares, with the quiet zone that scanners need round it.
 *
 * @param size length of a side, in squares
 * @param path its dark squares
 */
record QrPicture(int size, String path) {
    private static final int QUIET = 4;

    static QrPicture of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            appendRow(code, y, path);
        }
        return new QrPicture(code.size + 2 * QUIET, path.toString());
    }

    /** Neighbours become one stripe, so that no seam shows between them. */
    private static void appendRow(QrCode code, int y, StringBuilder path) {
        for (int x = 0; x < code.size; x++) {
            int from = x;
            while (code.getModule(x, y)) {
                x++;
            }
            if (x > from) {
                path.append("M%d %dh%dv1h-%dz".formatted(from + QUIET, y + QUIET, x - from, x - from));
            }
        }
    }
}
