package io.mien.rights;

import io.mien.consent.Terms;
import io.mien.language.Language;
import io.mien.language.Masthead;
import io.mien.privacy.Certificate;
import io.mien.visit.ReceiptCard;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Pages by which a respondent sees, takes and withdraws what is stored, and by which anybody checks a certificate. */
final class RightsPages {

    private RightsPages() {}

    /** A file of its own: no script, no style from elsewhere. */
    static TemplateInstance receiptFile(Masthead masthead, ReceiptFile receipt) {
        return masthead.speak(Templates.receiptFile(masthead, receipt));
    }

    static TemplateInstance receipt(Masthead masthead, Receipt receipt) {
        return masthead.speak(Templates.receipt(masthead, receipt));
    }

    static TemplateInstance receiptLookup(Masthead masthead) {
        return masthead.speak(Templates.receiptLookup(masthead, false));
    }

    static TemplateInstance receiptUnknown(Masthead masthead) {
        return masthead.speak(Templates.receiptLookup(masthead, true));
    }

    static TemplateInstance withdrawn(Masthead masthead, ErasedVisit gone) {
        return masthead.speak(Templates.withdrawn(masthead, gone));
    }

    static TemplateInstance certificateCheck(Masthead masthead) {
        return masthead.speak(Templates.certificateCheck(masthead, ""));
    }

    /** The same again, with what was wrong. */
    static TemplateInstance certificateRefused(Masthead masthead, Refused why) {
        return masthead.speak(Templates.certificateCheck(masthead, why.name()));
    }

    static TemplateInstance certificateGenuine(Masthead masthead, Certificate certificate) {
        return masthead.speak(Templates.certificateGenuine(masthead, certificate));
    }

    record ReceiptFile(ReceiptCard receipt, LocalDate visited, String controller, String contact) {}

    /**
     * What is stored under a receipt code.
     *
     * @param visited day of the visit
     * @param storedUntil last day of the videos, null when they are deleted after analysis
     */
    record Receipt(
            String code,
            LocalDate visited,
            @Nullable LocalDate storedUntil,
            Stock stock,
            @Nullable Agreed agreed,
            String controller,
            String contact) {}

    /** How many of what are stored now: videos, videos with a curve, notes on timing. */
    record Stock(int recordings, int results, int notes) {}

    /** What was agreed to, on which day, and in which language it was read. */
    record Agreed(LocalDate day, Terms terms, Language language) {}

    /**
     * What is left of a visit that was withdrawn.
     *
     * @param code of its receipt, null when it never had one or was gone before
     * @param recorded whether recordings, or results of them, were among it
     * @param signed false while files are still being deleted
     * @param certificate null unless it is signed by a key that still stands
     */
    record ErasedVisit(
            @Nullable String code,
            boolean recorded,
            boolean signed,
            @Nullable Certificate certificate) {
        static ErasedVisit before() {
            return new ErasedVisit(null, false, false, null);
        }
    }

    /** Why a certificate is not accepted. */
    enum Refused {
        ALTERED,
        UNKNOWN_KEY,
        UNREADABLE
    }

    @CheckedTemplate(basePath = "respondent", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {

        private Templates() {}

        static native TemplateInstance receiptFile(Masthead masthead, ReceiptFile receipt);

        static native TemplateInstance receiptLookup(Masthead masthead, boolean unknown);

        static native TemplateInstance receipt(Masthead masthead, Receipt receipt);

        static native TemplateInstance withdrawn(Masthead masthead, ErasedVisit gone);

        static native TemplateInstance certificateCheck(Masthead masthead, String refused);

        static native TemplateInstance certificateGenuine(Masthead masthead, Certificate certificate);
    }
}
