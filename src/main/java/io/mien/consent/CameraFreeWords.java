package io.mien.consent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mien.campaign.Campaign;
import io.mien.language.RespondentMessages;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that somebody without a camera reads before agreeing. Its JSON is what is stored and digested. It is the same in every
 * country: policy packs ask what they ask because of recordings, and here are none.
 */
public record CameraFreeWords(String title, List<String> texts, String responsible) {
    /** Stands among a campaign's texts where the others have their policy pack. */
    public static final String PLACE = "WITHOUT_CAMERA";

    private static final ObjectMapper JSON = new ObjectMapper();

    static CameraFreeWords of(Campaign campaign, RespondentMessages words) {
        return new CameraFreeWords(
                words.withoutCameraTitle(),
                texts(campaign, words),
                words.responsible(campaign.controller, campaign.controllerContact));
    }

    private static List<String> texts(Campaign campaign, RespondentMessages words) {
        return Stream.of(
                        Stream.of(words.withoutCameraText(campaign.ads().size())),
                        campaign.asksQuestions() ? Stream.of(words.consentAnswers()) : Stream.<String>of(),
                        Stream.of(words.withoutCameraCounted(), words.withoutCameraRights()))
                .flatMap(each -> each)
                .toList();
    }

    static CameraFreeWords parse(String json) {
        try {
            return JSON.readValue(json, CameraFreeWords.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Consent texts are stored as this class wrote them", e);
        }
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Words are always JSON", e);
        }
    }
}
