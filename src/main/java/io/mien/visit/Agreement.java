package io.mien.visit;

import io.mien.campaign.Campaign;
import io.mien.consent.ConsentTexts;
import io.mien.consent.ConsentWords;
import io.mien.platform.ServerKey;
import io.mien.privacy.Consent;
import io.mien.privacy.ConsentText;
import io.mien.privacy.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Takes a person's answer to the text that was shown, and nothing else: it is held against exactly that text. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Agreement {
    private static final Consent.Ticks GOING_WITHOUT =
            new Consent.Ticks(List.of(), List.of(Purpose.WITHOUT_CAMERA.word()));

    private final ConsentTexts texts;
    private final ServerKey key;
    private final Clock clock;

    Agreement(ConsentTexts texts, ServerKey key, Clock clock) {
        this.texts = texts;
        this.key = key;
        this.clock = clock;
    }

    /** What became of an answer. */
    enum Outcome {
        GIVEN,
        /** A tick that is needed is missing. */
        INCOMPLETE,
        /** Other words were shown than stand now. */
        CHANGED
    }

    /**
     * The answer of a page.
     *
     * @param digest of the text that the page showed, in hexadecimal
     * @param ticks names of the boxes ticked
     */
    record Answer(String digest, List<String> ticks) {}

    /** Given twice, it counts once. Whoever had turned to the way without a camera comes back from it. */
    Outcome take(Visit visit, Answer answer) {
        visit.cameraUse().take(clock.instant());
        if (Consent.isCurrent(visit.id)) {
            return Outcome.GIVEN;
        }
        visit.admitting().requireAge();
        ConsentText text = texts.shown(Campaign.required(visit.campaignId), visit.country, visit.language);
        if (!text.hexDigest().equals(answer.digest())) {
            return Outcome.CHANGED;
        }
        ConsentWords words = ConsentWords.parse(text.words);
        if (!words.needed().allMatch(tick -> answer.ticks().contains(tick.name()))) {
            return Outcome.INCOMPLETE;
        }
        visit.admitting().consent(ReceiptCode.of(key, visit.id).digest(), clock.instant());
        Consent.give(visit.id, text, ticked(words, answer.ticks()), clock.instant());
        return Outcome.GIVEN;
    }

    /**
     * The yes of somebody without a camera; who agreed to be recorded before agrees to less. Other words than stand now are
     * shown again, and nothing is given.
     *
     * @param digest of the text that the page showed, in hexadecimal
     */
    void takeWithoutCamera(Visit visit, String digest) {
        visit.cameraUse().requireLeftOut();
        visit.admitting().requireAge();
        ConsentText text = texts.shownWithoutCamera(Campaign.required(visit.campaignId), visit.language);
        if (visit.admitting().awaitsConsent() && text.hexDigest().equals(digest)) {
            visit.admitting().consent(ReceiptCode.of(key, visit.id).digest(), clock.instant());
            Consent.give(visit.id, text, GOING_WITHOUT, clock.instant());
        }
    }

    private static Consent.Ticks ticked(ConsentWords words, List<String> ticks) {
        return new Consent.Ticks(among(words.acknowledgements(), ticks), among(words.purposes(), ticks));
    }

    private static List<String> among(List<ConsentWords.Tick> offered, List<String> ticks) {
        return offered.stream()
                .map(ConsentWords.Tick::name)
                .filter(ticks::contains)
                .toList();
    }
}
