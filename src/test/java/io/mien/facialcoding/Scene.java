package io.mien.facialcoding;

import io.mien.media.TestMedia;
import java.nio.file.Path;
import java.util.Locale;

/** The labelled clips: real people, and what a script makes of them. Their truth is in {@code clips/truth.csv}. */
enum Scene {
    SMILING("single_face.mp4", 2_400),
    LEAVING("face_noface.mov", 3_000),
    EMPTY_ROOM("no_face.mp4", 3_900),
    MOVED("WolfgangLanger_Pexels.mp4", 19_000),
    HAPPY_SENTENCE("1001_DFA_HAP_XX.flv", 1_700, "null"),
    PLAIN_SENTENCE("1001_DFA_NEU_XX.flv", 2_000, "null"),
    SLOW_CAMERA(SMILING, 2_200, "fps=15"),
    TILTED(SMILING, 2_200, "rotate=0.35:fillcolor=gray"),
    DIMMED(SMILING, 2_200, "lutyuv=y=16+(val-16)*0.33"),
    MASKED(SMILING, 2_200, "drawbox=x=222:y=205:w=160:h=100:color=0x9ab5c4:t=fill"),
    DARK(SMILING, 2_200, "lutyuv=y=16+(val-16)*0.08"),
    STILL(SMILING, 4_000, "trim=1.5:1.54,loop=loop=-1:size=1,setpts=N/30/TB"),
    TWO_PEOPLE(SMILING, 2_200, "") {
        @Override
        String arguments() {
            return "-i " + TestMedia.face(SMILING.clip) + " -ss 12.3 -i " + TestMedia.face(MOVED.clip)
                    + " -filter_complex [0:v]crop=320:360:120:0,fps=25[one];[1:v]crop=320:360:240:0,fps=25[other];"
                    + "[one][other]hstack";
        }
    };

    /** What a recording has beyond its ad. */
    private static final int LEFT_MS = 200;

    private static final String CODEC = " -an -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 2M -pix_fmt yuv420p";

    final String clip;
    final int adMs;
    private final String filter;
    private final Scene truth;

    /** As it is in its file. */
    Scene(String clip, int adMs) {
        this(clip, adMs, "");
    }

    Scene(String clip, int adMs, String filter) {
        this.clip = clip;
        this.adMs = adMs;
        this.filter = filter;
        this.truth = this;
    }

    Scene(Scene of, int adMs, String filter) {
        this.clip = of.clip;
        this.adMs = adMs;
        this.filter = filter;
        this.truth = of;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scene whose truth holds where this one has none of its own. */
    Scene origin() {
        return truth;
    }

    /** The recording; skipped by name where its clip cannot be had. */
    Path video(Path folder) {
        Path file = TestMedia.face(clip);
        return truth == this && filter.isEmpty()
                ? file
                : TestMedia.make(folder.resolve(label() + ".webm"), arguments() + CODEC);
    }

    String arguments() {
        return "-i " + TestMedia.face(clip) + " -vf " + filter + " -t " + (adMs + LEFT_MS) / 1_000.0;
    }
}
