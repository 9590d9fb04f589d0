package io.mien.facialcoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.fieldwork.Exclusion;
import io.mien.fieldwork.QualityRule;
import io.mien.inference.CameraVerdict;
import io.mien.inference.FaceModels;
import io.mien.inference.FaceReader;
import io.mien.media.Still;
import io.mien.media.TestMedia;
import io.mien.platform.ObjectStore;
import io.mien.trace.Engine;
import io.mien.trace.Quality;
import io.mien.trace.Quality.Consequence;
import io.mien.trace.Quality.Finding;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds the camera check, which sees one picture before the ad, against what the coding makes of the whole recording. The set is
 * labelled by how it was made: real faces of five people, and what a script does to their light, distance and company.
 */
@QuarkusTest
class GateAgreementTest {
    private static final int AD_MS = 1_000;
    private static final int PRE_ROLL_MS = 1_000;
    private static final double AGREEMENT = 0.95;

    /** The findings that tell of what the camera check looks at; light that is only noted, rather dark or rather bright, passes. */
    private static final Set<Exclusion> OF_THE_PICTURE = Set.of(
            QualityRule.TOO_DARK,
            QualityRule.TOO_BRIGHT,
            QualityRule.FACE_UNLIT,
            QualityRule.BACKLIT,
            QualityRule.FACE_MISSING,
            QualityRule.PREROLL_FACE_MISSING,
            QualityRule.MANY_FACES,
            QualityRule.FACE_TOO_FAR,
            QualityRule.HEAD_TURNED);

    private static final String LUMA = "lutyuv=y=%s:u=128:v=128";

    @Inject
    FaceModels models;

    @Inject
    Pipeline pipeline;

    @Inject
    ObjectStore store;

    @TempDir
    Path folder;

    /** A person as a webcam would frame them; one of a photograph sways, since what stands still is no person. */
    enum Person {
        SMILING("single_face.mp4", "crop=480:360"),
        CALM("face_noface.mov", "crop=720:540"),
        IN_SUNGLASSES("multi_face.jpg", "crop=300:225:120+8*sin(n/5):0"),
        LONG_HAIRED("multi_face.jpg", "crop=240:180:460+8*sin(n/5):275"),
        RED_HAIRED("multi_face.jpg", "crop=280:210:650+8*sin(n/5):240");

        private final String source;
        private final String crop;

        Person(String source, String crop) {
            this.source = source;
            this.crop = crop;
        }

        String input() {
            return source.endsWith(".jpg") ? "-loop 1 -framerate 15 -i " : "-i ";
        }
    }

    /** What is done to the picture, and whether a recording of it is good. */
    enum Scene {
        AS_IT_IS(true, "null"),
        DIMMED(true, LUMA.formatted("16+(val-16)*0.7")),
        COARSE(true, "scale=160:120,scale=640:480"),
        NOISY(true, "noise=alls=20:allf=t"),
        LEANING(true, "rotate=0.15:fillcolor=gray"),
        HALF_AS_NEAR(true, "scale=320:240,pad=640:480:160:120:gray"),
        DARK(false, LUMA.formatted("16+(val-16)*0.1")),
        DARKER(false, LUMA.formatted("16+(val-16)*0.05")),
        GLARING(false, LUMA.formatted("min(255\\,val+215)")),
        BACKLIT(false, "scale=400:300," + LUMA.formatted("16+(val-16)*0.2") + ",pad=640:480:120:120:white"),
        FAR(false, "scale=80:60,pad=640:480:280:210:gray"),
        TWO(false, "scale=320:240,split[left][right];[left][right]hstack,pad=640:480:0:120:gray");

        private final boolean good;
        private final String filter;

        Scene(boolean good, String filter) {
            this.good = good;
            this.filter = filter;
        }
    }

    /** One recording: what it is, what the check said before it, and what the coding says after it. */
    private record Judged(Person person, Scene scene, CameraVerdict before, List<Exclusion> after) {
        boolean passedBefore() {
            return before == CameraVerdict.OK;
        }

        boolean passedAfter() {
            return after.isEmpty();
        }
    }

    @Test
    void whatTheCheckLetsPassIsGoodAfterwardsToo() throws IOException {
        // When
        List<Judged> set = new ArrayList<>();
        for (Person person : Person.values()) {
            for (Scene scene : Scene.values()) {
                set.add(judged(person, scene));
            }
        }

        // Then
        set.stream()
                .filter(one -> one.passedBefore() != one.scene().good || one.passedAfter() != one.scene().good)
                .forEach(one -> System.out.println("Not as made: " + one));
        double agreement = share(set, one -> one.passedBefore() == one.passedAfter());
        System.out.printf(
                "Camera check against recording: they agree on %.1f %%; as made: check %.1f %%, recording %.1f %% (n %d)%n",
                100 * agreement,
                100 * share(set, one -> one.passedBefore() == one.scene().good),
                100 * share(set, one -> one.passedAfter() == one.scene().good),
                set.size());
        assertThat(agreement).isGreaterThanOrEqualTo(AGREEMENT);
    }

    private static double share(List<Judged> set, Predicate<Judged> which) {
        return (double) set.stream().filter(which).count() / set.size();
    }

    private Judged judged(Person person, Scene scene) throws IOException {
        Path video = TestMedia.make(
                folder.resolve("recording.webm"),
                person.input() + TestMedia.face(person.source) + " -t 2 -an -vf " + person.crop + ",scale=640:480,"
                        + scene.filter
                        + ",fps=15 -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 1500k -pix_fmt yuv420p");
        Path picture = TestMedia.make(folder.resolve("picture.jpg"), "-i " + video + " -frames:v 1 -q:v 4");
        CameraVerdict before = CameraVerdict.of(FaceReader.still(models, Still.of(Files.readAllBytes(picture))));
        return new Judged(person, scene, before, findings(video));
    }

    private List<Exclusion> findings(Path video) throws IOException {
        String key = "gate/" + UUID.randomUUID();
        try (InputStream bytes = Files.newInputStream(video)) {
            store.put(key, bytes);
        }
        UUID none = new UUID(0, 0);
        CodingOrder order = new CodingOrder(
                none,
                none,
                none,
                key,
                Files.size(video),
                key,
                AD_MS,
                List.of(),
                Optional.empty(),
                OptionalInt.of(PRE_ROLL_MS));
        try {
            Quality quality = pipeline.read(order, models, stage -> {}).stream()
                    .filter(reading -> reading.engine() == Engine.FRAME)
                    .map(reading -> reading.traces().quality())
                    .findFirst()
                    .orElseThrow();
            return quality.findings().stream()
                    .filter(GateAgreementTest::isOfThePicture)
                    .map(Finding::reason)
                    .toList();
        } finally {
            store.delete(key);
        }
    }

    private static boolean isOfThePicture(Finding finding) {
        boolean light = finding.reason() == QualityRule.TOO_DARK || finding.reason() == QualityRule.TOO_BRIGHT;
        return OF_THE_PICTURE.contains(finding.reason()) && !(light && finding.consequence() == Consequence.NOTED);
    }
}
