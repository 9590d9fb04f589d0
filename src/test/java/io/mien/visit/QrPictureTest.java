package io.mien.visit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Another implementation reads what ours draws. */
class QrPictureTest {
    private static final Pattern STRIPE = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z");
    private static final int PIXELS = 4;

    @Test
    void aScannerFindsTheReceiptsAddressWithItsCode() throws ReaderException {
        // Given
        ReceiptCard card =
                ReceiptCard.of(new ReceiptCode("K7MDQ2XP9FTW"), URI.create("https://mien.example.org:8443/below/"));

        // When
        String read = scanned(card.qr());

        // Then
        assertThat(read).isEqualTo("https://mien.example.org:8443/receipt#K7MD-Q2XP-9FTW");
    }

    @Test
    void theQuietZoneIsFourSquaresWide() {
        // When
        QrPicture picture = QrPicture.of("https://localhost/receipt#K7MD-Q2XP-9FTW");

        // Then
        assertThat(stripes(picture)).isNotEmpty().allSatisfy(stripe -> {
            int x = number(stripe, 1);
            int y = number(stripe, 2);
            assertThat(x).isGreaterThanOrEqualTo(4);
            assertThat(x + number(stripe, 3)).isLessThanOrEqualTo(picture.size() - 4);
            assertThat(y).isBetween(4, picture.size() - 5);
        });
    }

    private static String scanned(QrPicture picture) throws ReaderException {
        int side = picture.size() * PIXELS;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, 0xffffff);
        stripes(picture).forEach(stripe -> paint(stripe, pixels, side));
        LuminanceSource source = new RGBLuminanceSource(side, side, pixels);
        try {
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new GlobalHistogramBinarizer(source)))
                    .getText();
        } catch (NotFoundException e) {
            throw new AssertionError("No QR code was found", e);
        }
    }

    private static void paint(MatchResult stripe, int[] pixels, int side) {
        int from = number(stripe, 1) * PIXELS;
        int to = from + number(stripe, 3) * PIXELS;
        for (int row = 0; row < PIXELS; row++) {
            int start = (number(stripe, 2) * PIXELS + row) * side;
            Arrays.fill(pixels, start + from, start + to, 0);
        }
    }

    private static List<MatchResult> stripes(QrPicture picture) {
        return STRIPE.matcher(picture.path()).results().toList();
    }

    private static int number(MatchResult stripe, int group) {
        return Integer.parseInt(stripe.group(group));
    }
}
