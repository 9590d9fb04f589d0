package io.mien.media;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a video's numbers become light, as its header says, and how they become those of Rec. 709, which is all that screens of
 * respondents have in common.
 *
 * @param transfer such as {@code bt709}, {@code smpte2084} (PQ) or {@code arib-std-b67} (HLG); null where it is not told
 * @param primaries such as {@code bt709} or {@code bt2020}
 * @param matrix such as {@code bt709}, {@code smpte170m}, {@code bt2020nc} or {@code gbr}
 * @param range {@code tv} or {@code pc}
 */
record Colours(
        @Nullable String transfer,
        @Nullable String primaries,
        @Nullable String matrix,
        @Nullable String range) {
    /** Diffuse white of HDR in candela per square metre (ITU-R BT.2408): a sheet of paper, a logo's ground. It stays white. */
    private static final int WHITE_NITS = 203;

    /** The light of most masters ends here (BT.2408, 2100); what is brighter is as bright. */
    private static final int PEAK_NITS = 1000;

    /** Up to this share of white light is left as it is; above it highlights share what is left. */
    private static final double KNEE = 0.95;

    /** Below this height nobody who leaves the matrix out means that of HD. */
    private static final int HD_ROWS = 720;

    private static final Map<String, String> MATRICES = Map.of(
            "bt709", "bt709",
            "smpte170m", "bt601",
            "bt470bg", "bt601",
            "smpte240m", "smpte240m",
            "fcc", "fcc",
            "bt2020nc", "bt2020",
            "bt2020c", "bt2020");

    private static final String TAGS =
            "setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709:range=tv,format=yuv420p";

    static Colours of(JsonNode stream) {
        return new Colours(
                told(stream.path("color_transfer").asText()),
                told(stream.path("color_primaries").asText()),
                told(stream.path("color_space").asText()),
                told(stream.path("color_range").asText()));
    }

    boolean isHighDynamicRange() {
        return "smpte2084".equals(transfer) || "arib-std-b67".equals(transfer);
    }

    private boolean isWide() {
        return "bt2020".equals(primaries);
    }

    /**
     * The filters that bring pictures to this size and to Rec. 709.
     *
     * @param rows of the source, which tell its matrix where it does not
     */
    String on(int width, int height, int rows) {
        String size = "scale=%d:%d:flags=bicubic".formatted(width, height);
        if (isHighDynamicRange()) {
            return "%s,setsar=1,%s,%s,%s,%s".formatted(size, linear(), toned(), displayed(), TAGS);
        }
        if (isWide()) {
            return "%s,setsar=1,%s,%s,%s".formatted(size, linear(), displayed(), TAGS);
        }
        return "%s:in_color_matrix=%s:out_color_matrix=bt709:out_range=tv,setsar=1,%s"
                .formatted(size, standardMatrix(rows), TAGS);
    }

    private String linear() {
        return "zscale=tin=%s:pin=bt2020:min=%s:rin=%s:t=linear:npl=%d:p=bt709"
                .formatted(isHighDynamicRange() ? transfer : "bt709", wideMatrix(), zRange(), WHITE_NITS);
    }

    private static String toned() {
        return String.format(
                Locale.ROOT, "tonemap=mobius:param=%.2f:peak=%.3f:desat=0", KNEE, (double) PEAK_NITS / WHITE_NITS);
    }

    private static String displayed() {
        return "zscale=tin=linear:pin=bt709:t=bt709:p=bt709:m=bt709:r=limited";
    }

    private String wideMatrix() {
        return "gbr".equals(matrix) || "bt709".equals(matrix) || "bt2020c".equals(matrix) ? matrix : "bt2020nc";
    }

    private String zRange() {
        return "pc".equals(range) || "gbr".equals(matrix) ? "full" : "limited";
    }

    private String standardMatrix(int rows) {
        String known = matrix == null ? null : MATRICES.get(matrix);
        return known == null ? rows < HD_ROWS ? "bt601" : "bt709" : known;
    }

    private static @Nullable String told(String word) {
        return word.isEmpty() || word.equals("unknown") ? null : word;
    }
}
