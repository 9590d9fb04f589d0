package io.mien.campaign;

import io.mien.platform.InvalidFields;
import io.mien.platform.Problem;
import io.mien.privacy.Actor;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The questions of a campaign as its page changes them: one transaction a call, and always in the draft. */
@ApplicationScoped
@Transactional
class SurveyEdits {
    private final Event<SurveyPublished> published;
    private final AuditTrail trail;
    private final Clock clock;

    SurveyEdits(Event<SurveyPublished> published, AuditTrail trail, Clock clock) {
        this.published = published;
        this.trail = trail;
        this.clock = clock;
    }

    SurveyEditor editor(UUID campaignId) {
        return SurveyEditor.of(Campaign.required(campaignId));
    }

    QuestionSheet sheet(UUID campaignId, String code) {
        Campaign campaign = Campaign.required(campaignId);
        return QuestionSheet.of(campaign, required(SurveyVersion.standing(campaignId), code));
    }

    /** What was typed and could not be kept. */
    QuestionSheet unsaved(UUID campaignId, String code, QuestionForm typed, InvalidFields wrong) {
        Campaign campaign = Campaign.required(campaignId);
        Question former = required(SurveyVersion.standing(campaignId), code);
        return QuestionSheet.typed(campaign, former, typed, wrong.fields());
    }

    /** Adds a question that says nothing yet, and returns its code. */
    String add(UUID campaignId, Placement placement, QuestionKind kind) {
        Campaign campaign = editable(campaignId);
        Questionnaire standing = SurveyVersion.standing(campaignId);
        if (standing.questions().size() >= Questionnaire.MAX_QUESTIONS) {
            throw Problem.conflict(
                    "too-many-questions",
                    "A campaign asks at most %d questions.".formatted(Questionnaire.MAX_QUESTIONS));
        }
        Question added = Question.blank(standing.nextCode(), placement, kind);
        SurveyVersion.keep(campaign, standing.with(added), clock.instant());
        return added.code();
    }

    /** Adds a question that comes written, and returns its code. */
    String add(UUID campaignId, Placement placement, ReadyQuestion ready) {
        String code = add(campaignId, placement, QuestionKind.TEXT);
        Campaign campaign = Campaign.required(campaignId);
        Question written = ready.in(code, placement, campaign.languages);
        SurveyVersion.keep(campaign, SurveyVersion.standing(campaignId).replacing(written), clock.instant());
        return code;
    }

    /** Takes over the questions of another campaign, in the place of nothing: those that are here are not overwritten. */
    void copy(UUID campaignId, UUID fromId) {
        Campaign campaign = editable(campaignId);
        Questionnaire copied = SurveyVersion.standing(Campaign.required(fromId).id);
        if (!SurveyVersion.standing(campaignId).isEmpty()) {
            throw Problem.conflict("questions-there", "This campaign has questions of its own: remove them first.");
        }
        SurveyVersion.keep(campaign, copied, clock.instant());
    }

    /** The questions as a SurveyJS survey. */
    String surveyJs(UUID campaignId) {
        Campaign campaign = Campaign.required(campaignId);
        return new SurveyJsWriter(SurveyVersion.standing(campaignId), campaign.languages)
                .survey(campaign.name)
                .toPrettyString();
    }

    /** Takes over what fits of a SurveyJS survey, in the place of nothing, and returns what does not fit, in sentences. */
    List<String> take(UUID campaignId, byte[] file) {
        Campaign campaign = editable(campaignId);
        if (!SurveyVersion.standing(campaignId).isEmpty()) {
            throw Problem.conflict("questions-there", "This campaign has questions of its own: remove them first.");
        }
        SurveyJsReader.Read read = SurveyJsReader.read(SurveyJs.parse(file), campaign.languages);
        SurveyVersion.keep(campaign, read.questionnaire(), clock.instant());
        return read.unfit();
    }

    /** Keeps the whole form of a question, and does with its options what the button says. */
    void save(UUID campaignId, String code, QuestionForm typed) {
        Campaign campaign = editable(campaignId);
        Questionnaire standing = SurveyVersion.standing(campaignId);
        Question read = typed.over(required(standing, code), campaign.languages);
        Question changed = QuestionChange.of(typed.value("act")).apply(read);
        SurveyVersion.keep(campaign, standing.replacing(changed), clock.instant());
    }

    void remove(UUID campaignId, String code) {
        Campaign campaign = editable(campaignId);
        Questionnaire standing = SurveyVersion.standing(campaignId);
        SurveyVersion.keep(campaign, standing.without(required(standing, code).code()), clock.instant());
    }

    void moveUp(UUID campaignId, String code) {
        Campaign campaign = editable(campaignId);
        Questionnaire standing = SurveyVersion.standing(campaignId);
        SurveyVersion.keep(campaign, standing.earlier(required(standing, code)), clock.instant());
    }

    /** Lets new visits begin with the draft while fieldwork is open; opening it does the same. */
    void publish(UUID campaignId, Actor by) {
        Campaign campaign = editable(campaignId);
        List<Missing> missing = QuestionnaireCheck.of(campaign, SurveyVersion.standing(campaignId)).findings().stream()
                .map(Missing::question)
                .toList();
        if (!missing.isEmpty()) {
            throw CampaignNotReady.of(missing);
        }
        SurveyVersion.publish(campaignId, clock.instant());
        published.fire(new SurveyPublished(campaign));
        trail.record(by, AuditAction.CHANGE, campaignId, "survey published");
    }

    /** Turns on or off what answers are flagged for; that holds at once for answers already given. */
    void flag(UUID campaignId, Flags flags, Actor by) {
        Campaign campaign = editable(campaignId);
        campaign.flag(flags.speeding(), flags.straightLining());
        trail.record(by, AuditAction.CHANGE, campaignId, flags.words());
    }

    /** What answers are flagged for. */
    record Flags(boolean speeding, boolean straightLining) {
        private String words() {
            return "flags of answers: speed %s, same point %s"
                    .formatted(speeding ? "on" : "off", straightLining ? "on" : "off");
        }
    }

    static Question required(Questionnaire questionnaire, String code) {
        return questionnaire.question(code).orElseThrow(Problem::notFound);
    }

    private static Campaign editable(UUID campaignId) {
        Campaign campaign = Campaign.held(campaignId);
        if (campaign.sample) {
            throw InvalidTransition.sampleStaysClosed();
        }
        return campaign;
    }
}
