package io.mien.consent;

import static io.mien.consent.ConsentWords.Need.NEEDED;
import static io.mien.consent.ConsentWords.Need.OPTIONAL;

import io.mien.campaign.Campaign;
import io.mien.campaign.PolicyPack;
import io.mien.consent.ConsentWords.Full;
import io.mien.consent.ConsentWords.Notice;
import io.mien.consent.ConsentWords.Release;
import io.mien.consent.ConsentWords.Section;
import io.mien.consent.ConsentWords.Tick;
import io.mien.language.RespondentMessages;
import io.mien.privacy.Purpose;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the words of one language together for a campaign and a policy pack. Reads inside the caller's transaction. */
record ConsentWriter(Campaign campaign, PolicyPack pack, RespondentMessages words) {
    static final String NOTICE = "notice";
    static final String RELEASE = "release";

    /**
     * @param version as the text names itself
     * @param day of that version, in words
     */
    ConsentWords write(int version, String day) {
        return new ConsentWords(
                notice(),
                releases(),
                words.purposesTitle(),
                purposes(),
                new Full(words.consentFull(Integer.toString(version), day), sections()));
    }

    private Notice notice() {
        return new Notice(
                words.noticeStrong(),
                words.noticeText(),
                words.noticeHowTitle(),
                words.noticeHow(),
                needed(NOTICE, words.noticeTick()));
    }

    private List<Release> releases() {
        return switch (pack) {
            case US ->
                List.of(new Release(
                        words.releaseUsTitle(),
                        words.releaseUsText(campaign.controller),
                        needed(RELEASE, words.releaseUsTick())));
            case KR ->
                List.of(new Release(
                        words.releaseKrTitle(),
                        words.releaseKrText(campaign.controller),
                        needed(RELEASE, words.releaseKrTick())));
            default -> List.of();
        };
    }

    /** Where nothing is kept there is nothing to choose. */
    private List<Tick> purposes() {
        List<Tick> ticks = new ArrayList<>();
        ticks.add(needed(Purpose.RECORDING.word(), words.agreeTick()));
        Integer days = campaign.keepDays;
        if (days != null) {
            ticks.add(optional(Purpose.KEEP_RECORDING, words.keepTick(days)));
            ticks.add(optional(Purpose.MODEL_CHECKS, words.modelChecksTick()));
        }
        return ticks;
    }

    private List<Section> sections() {
        String controller = campaign.controller;
        return List.of(
                section(words.consentWhoTitle(), words.consentWho(controller, campaign.controllerContact)),
                section(words.consentWhatTitle(), what()),
                section(words.consentWhyTitle(), words.consentWhy()),
                section(words.consentSeesTitle(), words.consentSees(controller)),
                section(words.consentHowLongTitle(), howLong(campaign.keepDays)),
                section(words.consentRightsTitle(), words.consentRights(controller), rights()));
    }

    private String[] what() {
        String recorded = words.consentWhat(campaign.ads().size());
        return campaign.asksQuestions() ? new String[] {recorded, words.consentAnswers()} : new String[] {recorded};
    }

    private String howLong(@Nullable Integer days) {
        return days == null ? words.consentDeleted() : words.consentKept(days);
    }

    private String rights() {
        return switch (pack) {
            case EU -> words.rightsEu(campaign.controller);
            case UK -> words.rightsUk(campaign.controller);
            case US -> words.rightsUs(campaign.controller);
            case BR -> words.rightsBr(campaign.controllerContact);
            case JP -> words.rightsJp(campaign.controller);
            case KR -> words.rightsKr(campaign.controller);
            case IN -> words.rightsIn(campaign.controller, campaign.controllerContact);
            case STRICT -> words.rightsStrict(campaign.controller);
        };
    }

    private Tick needed(String name, String text) {
        return new Tick(name, NEEDED, words.tickNeeded(), text);
    }

    private Tick optional(Purpose purpose, String text) {
        return new Tick(purpose.word(), OPTIONAL, words.tickOptional(), text);
    }

    private static Section section(String title, String... texts) {
        return new Section(title, List.of(texts));
    }
}
