package io.mien.trace;

import io.mien.fieldwork.QualityRule;
import io.mien.trace.Quality.Consequence;
import io.mien.trace.Quality.Figures;
import io.mien.trace.Quality.Finding;
import io.mien.trace.Quality.Grade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The rules of sections 2 and 15 of the method page, held against one exposure's figures over the ad's own time. */
final class QualityRules {
    private static final double MIN_PRE_ROLL_MS = 1_000;

    private final Thresholds.Usable rule;
    private final Figures figures;
    private final List<Finding> findings = new ArrayList<>();

    private QualityRules(Thresholds.Usable rule, Figures figures) {
        this.rule = rule;
        this.figures = figures;
    }

    static Quality judge(Figures figures, Viewing viewing, List<Finding> about, Thresholds.Usable rule) {
        QualityRules rules = new QualityRules(rule, figures);
        rules.findings.addAll(about);
        rules.interruptions(viewing.interruptions());
        rules.standstill();
        rules.coverage(viewing.imported());
        rules.face(viewing.imported() && figures.preRollMs() < MIN_PRE_ROLL_MS);
        rules.light(rule.brightness());
        rules.findings.sort(Comparator.comparing(Finding::consequence).reversed());
        return new Quality(grade(figures), List.copyOf(rules.findings), figures);
    }

    private void interruptions(Interruptions seen) {
        if (seen.hiddenMs() > 0) {
            add(QualityRule.TAB_HIDDEN, Consequence.INVALID, seen.hiddenMs(), 0);
        }
        if (seen.longestMuteMs() > rule.cameraMutedMs()) {
            add(QualityRule.CAMERA_MUTED, Consequence.INVALID, seen.longestMuteMs(), rule.cameraMutedMs());
        }
    }

    /** What stood still was not filmed: it excludes by itself, or because too little of the ad is left. */
    private void standstill() {
        double allowed = 1 - rule.filmed();
        boolean excludes = figures.frozen() > allowed || !(figures.filmed() >= rule.filmed());
        if (figures.frozen() > 0) {
            add(QualityRule.PICTURE_FROZEN, consequence(excludes), figures.frozen(), allowed);
        }
    }

    /** Of an imported recording nothing tells what was played: what was filmed has to do. */
    private void coverage(boolean imported) {
        boolean seen = imported || figures.playheadCovered() >= rule.playheadCovered();
        if (!seen) {
            add(
                    QualityRule.PLAYHEAD_NOT_COVERED,
                    Consequence.EXCLUDED,
                    figures.playheadCovered(),
                    rule.playheadCovered());
        }
        if (seen && !(figures.filmed() >= rule.filmed())) {
            add(QualityRule.AD_NOT_FILMED, Consequence.EXCLUDED, figures.filmed(), rule.filmed());
        }
        if (!(figures.framesPerSecond() >= rule.framesPerSecond())) {
            add(QualityRule.LOW_FRAME_RATE, Consequence.EXCLUDED, figures.framesPerSecond(), rule.framesPerSecond());
        }
    }

    /** An import may begin with the ad; a respondent's recording may not. Then the ad itself must show that somebody was there. */
    private void face(boolean withoutPreRoll) {
        if (withoutPreRoll) {
            add(QualityRule.NO_PREROLL, Consequence.NOTED, figures.preRollMs(), MIN_PRE_ROLL_MS);
            somebody(rule.presence());
        } else if (!(figures.preRollFace() >= rule.preRollFace())) {
            add(QualityRule.PREROLL_FACE_MISSING, Consequence.EXCLUDED, figures.preRollFace(), rule.preRollFace());
        }
        if (!(figures.adFace() >= rule.adFace())) {
            add(QualityRule.FACE_MISSING, Consequence.ATTENTION_ONLY, figures.adFace(), rule.adFace());
        }
        double covered = 1 - rule.adFace();
        if (figures.mouthCovered() > covered) {
            add(QualityRule.MOUTH_COVERED, Consequence.ATTENTION_ONLY, figures.mouthCovered(), covered);
        }
        if (figures.manyFaces() > rule.manyFaces()) {
            add(QualityRule.MANY_FACES, Consequence.EXCLUDED, figures.manyFaces(), rule.manyFaces());
        }
    }

    private void somebody(Thresholds.Presence presence) {
        if (!(figures.adFace() >= presence.adFace())) {
            add(QualityRule.NOBODY_SEEN, Consequence.EXCLUDED, figures.adFace(), presence.adFace());
        }
        if (!(figures.startFace() > 0)) {
            add(
                    QualityRule.NOBODY_AT_START,
                    Consequence.EXCLUDED,
                    figures.startFace(),
                    1.0 / Thresholds.Presence.START_BINS);
        }
    }

    private void light(Thresholds.Brightness bounds) {
        double brightness = figures.brightness();
        if (brightness < bounds.flagBelow()) {
            boolean dropped = brightness < bounds.dropBelow();
            add(
                    QualityRule.TOO_DARK,
                    consequence(dropped),
                    brightness,
                    dropped ? bounds.dropBelow() : bounds.flagBelow());
        }
        if (brightness > bounds.flagAbove()) {
            boolean dropped = brightness > bounds.dropAbove();
            add(
                    QualityRule.TOO_BRIGHT,
                    consequence(dropped),
                    brightness,
                    dropped ? bounds.dropAbove() : bounds.flagAbove());
        }
    }

    private static Consequence consequence(boolean dropped) {
        return dropped ? Consequence.EXCLUDED : Consequence.NOTED;
    }

    private void add(QualityRule reason, Consequence consequence, double value, double limit) {
        findings.add(new Finding(reason, consequence, value, limit));
    }

    private static Grade grade(Figures figures) {
        if (figures.coverage() >= 0.85 && figures.faceMissing() <= 0.10) {
            return Grade.HIGH;
        }
        return figures.coverage() >= 0.60 && figures.faceMissing() <= 0.30 ? Grade.MEDIUM : Grade.LOW;
    }
}
