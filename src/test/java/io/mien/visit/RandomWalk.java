package io.mien.visit;

import io.mien.campaign.Campaign;
import io.mien.campaign.Country;
import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Invitation;
import io.mien.fieldwork.PlayingExclusion;
import io.mien.fieldwork.QualityRule;
import io.mien.fieldwork.VisitExclusion;
import io.mien.fieldwork.VisitLedger;
import io.mien.platform.Digest;
import io.mien.privacy.Consent;
import io.mien.privacy.ConsentText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** A visit that takes random steps through its verbs; what a visit refuses it does not do. Inside a transaction. */
final class RandomWalk {
    private static final int STEPS = 16;

    private final Random random;
    private final VisitLedger ledger;
    private Instant now = Instant.parse("2026-11-24T09:00:00Z");

    RandomWalk(long seed, VisitLedger ledger) {
        random = new Random(seed);
        this.ledger = ledger;
    }

    void from(Invitation invitation) {
        walk(BegunVisit.by(invitation, "en", new VisitSecrets(digest(), null), now), new Step[] {
            this::declareAge,
            this::leaveOutCamera,
            this::takeCamera,
            this::consent,
            this::consent,
            this::passCamera,
            this::passCamera,
            this::hear,
            this::play,
            this::play,
            this::play,
            this::finish,
            this::finish,
            this::end,
            this::answer,
            this::judge,
            this::judge
        });
    }

    void imported(Campaign campaign) {
        walk(BegunVisit.imported(campaign, Country.of("DE"), now), new Step[] {this::answer, this::judge, this::judge});
    }

    private interface Step {
        void take(Visit visit);
    }

    private void walk(Visit visit, Step[] steps) {
        if (random.nextInt(10) != 0) {
            visit.admitting().declareAge(34, 18, now);
        }
        int last = random.nextInt(STEPS + 4);
        for (int step = 0; step < Math.min(last, STEPS); step++) {
            now = now.plusSeconds(random.nextInt(90));
            take(steps[Math.min(steps.length - 1, random.nextInt(4) + step * steps.length / STEPS)], visit);
        }
        if (random.nextInt(6) == 0) {
            VisitTelling.erased(visit, now);
            ledger.erase(visit.id);
            visit.delete();
        }
    }

    private static void take(Step step, Visit visit) {
        try {
            step.take(visit);
        } catch (VisitRefused refused) {
            // A step that the visit refuses changes nothing, and so must tell nothing.
        }
    }

    /** Of its own at every run, unlike the steps: no two visits of a database share one. */
    private static byte[] digest() {
        return Digest.of(UUID.randomUUID().toString());
    }

    private void declareAge(Visit visit) {
        visit.admitting().declareAge(random.nextInt(30), 18, now);
    }

    private void leaveOutCamera(Visit visit) {
        if (random.nextInt(3) == 0) {
            visit.cameraUse().leaveOut(now);
        }
    }

    private void takeCamera(Visit visit) {
        visit.cameraUse().take(now);
    }

    private void consent(Visit visit) {
        visit.admitting().consent(digest(), now);
        ConsentText text = ConsentText.version(new ConsentText.Place(visit.campaignId, "EU", "en"), 1)
                .orElseThrow();
        String purpose = visit.cameraFree ? "watching-without-camera" : "recording";
        if (Consent.ofVisit(visit.id).isEmpty()) {
            Consent.give(visit.id, text, new Consent.Ticks(List.of("notice"), List.of(purpose)), now);
        }
    }

    private void passCamera(Visit visit) {
        visit.cameraIsFine(now);
        visit.cameraUse().pass(30, now, Duration.ofSeconds(60));
    }

    private void hear(Visit visit) {
        visit.tellSound(random.nextBoolean());
    }

    private void play(Visit visit) {
        for (Exposure exposure : visit.exposures()) {
            if (exposure.state == Exposure.State.PLANNED) {
                visit.watching().play(exposure, now);
                visit.watching().play(exposure, now);
                afterwards(visit, exposure);
                return;
            }
        }
    }

    private void afterwards(Visit visit, Exposure exposure) {
        switch (random.nextInt(4)) {
            case 0 -> exposure.giveUp(PlayingExclusion.HIDDEN);
            case 1 -> {
                now = now.plusSeconds(60);
                visit.watching().interrupt(exposure);
            }
            default -> {
                if (visit.cameraFree) {
                    visit.watching().watched(exposure, now);
                } else {
                    exposure.recorded();
                }
            }
        }
    }

    private void finish(Visit visit) {
        visit.watching().finish(now);
    }

    private void end(Visit visit) {
        switch (random.nextInt(4)) {
            case 0 -> visit.admitting().decline(now);
            case 1 -> visit.end(Disposition.CLOSED, now);
            default -> visit.watching().timeOut(now);
        }
    }

    private void answer(Visit visit) {
        visit.verdict().tellSeriousness(random.nextInt(3) != 0, now);
    }

    private void judge(Visit visit) {
        switch (random.nextInt(6)) {
            case 0 -> visit.verdict().validate(now);
            case 1 -> visit.verdict().validateForAttention(QualityRule.FACE_MISSING, now);
            case 3 -> visit.verdict().validateInPart(QualityRule.TOO_DARK, now);
            case 4 -> visit.verdict().reopen(now);
            case 2 -> visit.verdict().reverse(QualityRule.values()[random.nextInt(QualityRule.values().length)], now);
            default -> visit.verdict().reverse(VisitExclusion.NOTHING_RECORDED, now);
        }
    }
}
