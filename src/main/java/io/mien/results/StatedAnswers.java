package io.mien.results;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.Country;
import io.mien.campaign.Placement;
import io.mien.campaign.Question;
import io.mien.campaign.QuestionKind;
import io.mien.campaign.SurveyVersion;
import io.mien.results.StatedScores.Asked;
import io.mien.results.StatedScores.Line;
import io.mien.survey.Answer;
import io.mien.trace.Measure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Puts what people said of an ad on a scale beside what their own faces showed: for staff, since it is read person by person. */
@ApplicationScoped
public class StatedAnswers {
    private static final String LANGUAGE = "en";
    private static final String ANY_AD = "…";

    private final AdResults results;

    StatedAnswers(AdResults results) {
        this.results = results;
    }

    /** Whether a scale is asked after each ad. */
    @Transactional
    public boolean areAsked(UUID campaignId) {
        return !scales(campaignId).isEmpty();
    }

    /**
     * A foreign or unknown campaign is not found.
     *
     * @param code of a question; an unknown one stands for the first
     */
    @Transactional
    public StatedScores of(UUID campaignId, Measure measure, String code) {
        Campaign campaign = Campaign.required(campaignId);
        List<Question> scales = scales(campaignId);
        if (scales.isEmpty()) {
            return StatedScores.NONE;
        }
        Question question = scales.stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElse(scales.get(0));
        List<Line> lines = new ArrayList<>();
        List<String> countries = results.countries(campaignId);
        for (Ad ad : campaign.ads()) {
            Map<UUID, Integer> said = said(ad, question);
            for (String country : countries) {
                Said people = new Said(results.counted(ad, country), said, measure);
                lines.add(people.line(ad, Country.named(country).name(), countries.indexOf(country) + 1));
            }
        }
        return new StatedScores(
                scales.stream().map(StatedAnswers::asked).toList(),
                question.code(),
                ends(question),
                StatedWording.sentence(measure, lines),
                lines);
    }

    /** Asked after each ad in any version, each as it was worded last. */
    private static List<Question> scales(UUID campaignId) {
        Map<String, Question> byCode = new LinkedHashMap<>();
        for (SurveyVersion version : SurveyVersion.ofCampaign(campaignId)) {
            if (!version.isDraft()) {
                version.questionnaire().questions().forEach(question -> byCode.putIfAbsent(question.code(), question));
            }
        }
        return byCode.values().stream()
                .filter(question -> question.placement() == Placement.AFTER_EACH_AD)
                .filter(question -> question.kind() == QuestionKind.SCALE)
                .toList();
    }

    private static Asked asked(Question question) {
        return new Asked(question.code(), Question.filled(question.text().in(LANGUAGE), gap -> ANY_AD));
    }

    private static String ends(Question question) {
        return "%d %s to %d %s"
                .formatted(
                        question.scale().points().first(),
                        question.scale().low().in(LANGUAGE),
                        question.scale().points().last(),
                        question.scale().high().in(LANGUAGE));
    }

    /** By visit; who did not know or left it out said nothing. */
    private static Map<UUID, Integer> said(Ad ad, Question question) {
        Map<UUID, Integer> said = new LinkedHashMap<>();
        Answer.<Answer>list(
                        "adId = ?1 and question = ?2 and answeredAt is not null and number is not null",
                        ad.id,
                        question.code())
                .forEach(answer -> said.put(answer.visitId, answer.number));
        return said;
    }
}
