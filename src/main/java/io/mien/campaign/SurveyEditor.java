package io.mien.campaign;

import io.mien.platform.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A campaign's questions as staff see them.
 *
 * @param version the one shown; 0 where there is none
 * @param draft whether something was changed that no visit is asked yet
 * @param unfit what was not taken over from a file that was just read
 * @param rewording whether the draft differs from what is published in its words alone
 */
public record SurveyEditor(
        UUID id,
        String name,
        List<Block> blocks,
        List<QuestionnaireCheck.Finding> findings,
        int version,
        boolean draft,
        boolean rewording,
        boolean inFieldwork,
        boolean sample,
        boolean flagSpeeding,
        boolean flagStraightLining,
        List<Other> others,
        List<String> unfit) {

    /** Another campaign that asks something. */
    public record Other(UUID id, String name) {
        static List<Other> than(Campaign campaign) {
            return Campaign.newestFirst().stream()
                    .filter(each -> !each.id.equals(campaign.id))
                    .filter(each -> !SurveyVersion.standing(each.id).isEmpty())
                    .map(each -> new Other(each.id, each.name))
                    .toList();
        }
    }

    /** The questions asked at one time. */
    public record Block(Placement placement, List<Row> rows) {
        public String note() {
            return switch (placement) {
                case BEFORE_ADS ->
                    "Asked after consent and before the camera. Questions here cost about 10 % of the usable visits:"
                            + " ask only what decides who takes part.";
                case AFTER_EACH_AD -> "Asked once for every ad, as soon as it has ended, while its recording is sent.";
                case AT_END -> "Asked once, after the last ad.";
            };
        }
    }

    /** One question in a line. */
    public record Row(String code, String text, String facts, int findings) {
        static Row of(Question question, List<QuestionnaireCheck.Finding> findings) {
            String text = question.text().in("en");
            return new Row(
                    question.code(), text.isEmpty() ? "Not written yet" : text, facts(question), (int) findings.stream()
                            .filter(finding -> finding.code().equals(question.code()))
                            .count());
        }

        private static String facts(Question question) {
            String conditions =
                    question.askedIf().stream().map(Condition::words).collect(Collectors.joining(" and "));
            return question.kind().words()
                    + (question.kind().hasOptions()
                            ? ", "
                                    + Wording.count(
                                            question.options().size(),
                                            question.kind() == QuestionKind.MATRIX ? "line" : "option")
                            : "")
                    + (question.required() ? "" : " · may be left out")
                    + (question.mayEndVisit() ? " · may end the visit" : "")
                    + (question.flaggedIf().isEmpty() ? "" : " · may flag the visit")
                    + (conditions.isEmpty() ? "" : " · asked if " + conditions);
        }
    }

    static SurveyEditor of(Campaign campaign) {
        Questionnaire standing = SurveyVersion.standing(campaign.id);
        List<QuestionnaireCheck.Finding> findings =
                QuestionnaireCheck.of(campaign, standing).findings();
        List<Block> blocks = Arrays.stream(Placement.values())
                .map(placement -> new Block(
                        placement,
                        standing.in(placement).stream()
                                .map(question -> Row.of(question, findings))
                                .toList()))
                .toList();
        SurveyVersion latest = SurveyVersion.latest(campaign.id).orElse(null);
        return new SurveyEditor(
                campaign.id,
                campaign.name,
                blocks,
                findings,
                latest == null ? 0 : latest.number,
                latest != null && latest.isDraft(),
                latest != null && latest.rewording,
                campaign.isInFieldwork(),
                campaign.sample,
                campaign.flagSpeeding,
                campaign.flagStraightLining,
                standing.isEmpty() && !campaign.sample ? Other.than(campaign) : List.of(),
                List.of());
    }

    /** After a file was read. */
    SurveyEditor taken(List<String> left) {
        return new SurveyEditor(
                id,
                name,
                blocks,
                findings,
                version,
                draft,
                rewording,
                inFieldwork,
                sample,
                flagSpeeding,
                flagStraightLining,
                others,
                left);
    }

    /** Whether a file can be taken over: only where nothing is there that it would mix with. */
    public boolean takesFile() {
        return questions() == 0 && !sample;
    }

    public int questions() {
        return blocks.stream().mapToInt(block -> block.rows().size()).sum();
    }

    public boolean hasOpenDraft() {
        return draft && inFieldwork;
    }

    public String sentence() {
        if (questions() == 0) {
            return "Respondents are asked nothing yet. Add the first question where it belongs.";
        }
        if (!findings.isEmpty()) {
            return "%s. Something is still missing before they can be asked."
                    .formatted(Wording.count(questions(), "question"));
        }
        if (hasOpenDraft()) {
            return rewording
                    ? "You changed words. People who come now still read the former ones."
                    : "You changed the questions. People who come now are still asked the former ones.";
        }
        return "%s, ready to be asked.".formatted(Wording.count(questions(), "question"));
    }

    /** What comes written for a block: questions about an ad follow one. */
    public List<ReadyQuestion> ready(Placement placement) {
        return Arrays.stream(ReadyQuestion.values())
                .filter(ready -> ready.isAboutAd() == (placement == Placement.AFTER_EACH_AD))
                .toList();
    }

    public List<QuestionKind> kinds() {
        return List.of(QuestionKind.values());
    }
}
