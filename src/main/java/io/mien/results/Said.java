package io.mien.results;

import io.mien.campaign.Ad;
import io.mien.results.StatedScores.Line;
import io.mien.results.StatedScores.Mean;
import io.mien.results.StatedScores.Share;
import io.mien.trace.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The people of one country in one ad who are valid for a measure and answered a scale, as pairs. Never leaves the server. */
final class Said {
    private static final double TAIL = 0.025;

    private final double[] points;
    private final double[] lasting;
    private final long showing;

    /** @param said points of the scale by visit */
    Said(List<CountedTrace> counted, Map<UUID, Integer> said, Measure measure) {
        List<double[]> pairs = new ArrayList<>();
        for (CountedTrace trace : counted) {
            Integer point = said.get(trace.visitId());
            double[][] row = new PersonTraces(List.of(trace)).of(measure);
            if (point != null && row.length > 0) {
                pairs.add(new double[] {point, PersonTraces.averages(row).mean()});
            }
        }
        points = pairs.stream().mapToDouble(pair -> pair[0]).toArray();
        lasting = pairs.stream().mapToDouble(pair -> pair[1]).toArray();
        showing = pairs.stream().filter(pair -> pair[1] > 0).count();
    }

    Line line(Ad ad, String country, int slot) {
        Disclosure disclosure = Disclosure.of(points.length);
        return new Line(
                ad.id,
                ad.title,
                country,
                slot,
                points.length,
                disclosure.showsFigure() ? mean(points) : null,
                disclosure.showsFigure() ? shown() : null,
                disclosure.showsCurve() ? together() : null);
    }

    /** With Student's 95 % interval. */
    static Mean mean(double[] points) {
        Scalar all = Scalar.of(points);
        double reach = Distributions.upperQuantile(TAIL, points.length - 1) * Math.sqrt(all.squaredError());
        return new Mean(all.mean(), new Interval(all.mean() - reach, all.mean() + reach));
    }

    private Share shown() {
        return new Share((double) showing / points.length, Wilson.of95(showing, points.length));
    }

    private RankCorrelation together() {
        return RankCorrelation.of(points, lasting);
    }
}
