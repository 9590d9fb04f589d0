package io.mien.browser;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Which camera frame was live at which moment of the ad, as the page showed it. */
final class Truth {
    private final FakeCamera camera;
    private final List<double[]> seen = new CopyOnWriteArrayList<>();

    Truth(FakeCamera camera) {
        this.camera = camera;
    }

    /** @param adTime seconds, @param frame index of the camera's frame */
    void note(double adTime, double frame) {
        seen.add(new double[] {adTime, frame});
    }

    int notes() {
        return seen.size();
    }

    /** Camera time minus ad time, seconds: the median over all that was noted. */
    private double lead() {
        double[] leads = seen.stream()
                .mapToDouble(note -> note[1] / FakeCamera.FRAMES_PER_SECOND - note[0])
                .sorted()
                .toArray();
        return leads[leads.length / 2];
    }

    /** What the camera showed at this moment of the ad, seconds. */
    String stateAt(double adTime) {
        double frame = (adTime + lead()) * FakeCamera.FRAMES_PER_SECOND;
        return camera.spans().stream()
                .filter(span -> frame >= span.start() && frame < span.end())
                .findFirst()
                .orElseThrow()
                .state();
    }

    /** Moments of the ad, seconds, at which the face changed. */
    List<Double> edges(double adLength) {
        return camera.spans().stream()
                .map(span -> span.start() / FakeCamera.FRAMES_PER_SECOND - lead())
                .filter(edge -> edge > 1 && edge < adLength - 1)
                .toList();
    }
}
