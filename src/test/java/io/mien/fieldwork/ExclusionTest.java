package io.mien.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExclusionTest {

    static Stream<Exclusion> all() {
        return Stream.<Exclusion[]>of(QualityRule.values(), VisitExclusion.values(), PlayingExclusion.values())
                .flatMap(Arrays::stream);
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyStoredSpellingIsReadAndPutIntoWords(Exclusion exclusion) {
        assertThat(Exclusion.parse(exclusion.stored())).isSameAs(exclusion);
        assertThat(exclusion.words()).isNotBlank().doesNotContain("_", "unknown");
    }

    @Test
    void noTwoReasonsAreSpelledAlike() {
        assertThat(all().map(Exclusion::stored)).doesNotHaveDuplicates().hasSize(39);
    }

    @ParameterizedTest
    @CsvSource({
        "TAB_HIDDEN, tab was hidden",
        "CAMERA_MUTED, camera stopped",
        "PLAYHEAD_NOT_COVERED, ad not seen to the end",
        "PICTURE_FROZEN, picture stood still",
        "LOW_FRAME_RATE, too few frames per second",
        "PREROLL_FACE_MISSING, no face before the ad",
        "NO_PREROLL, no neutral start",
        "MOUTH_COVERED, mouth covered during the ad",
        "PREROLL_NOT_NEUTRAL, start was not neutral",
        "FACE_MISSING, no face during the ad",
        "TOO_DARK, too dark",
        "TOO_BRIGHT, too bright",
        "MANY_FACES, more than one face",
        "NOT_SERIOUS, says not to have watched as usual",
        "SOUND_NOT_HEARD, without the sound it needs",
        "SECOND_VIEWING, seen a second time",
        "RECORDING_KNOWN, same recording as another",
        "FACE_UNLIT, too little light on the face",
        "BACKLIT, lit from behind",
        "FACE_TOO_FAR, too far from the camera",
        "HEAD_TURNED, turned away",
        "NOTHING_RECORDED, nothing recorded",
        "REVERSED, reversed",
        "hidden, hidden",
        "muted, muted",
        "camera-lost, camera lost",
        "playback-failed, playback failed",
        "too-long, too long",
        "recorder-failed, recorder failed",
        "abandoned, abandoned",
        "upload-lost, upload lost",
        "upload-abandoned, upload abandoned",
        "interrupted, interrupted",
        "timed-out, timed out"
    })
    void spellingsInOlderRowsKeepTheirWords(String stored, String words) {
        assertThat(Exclusion.parse(stored).words()).isEqualTo(words);
        assertThat(Exclusion.parse(stored).stored()).isEqualTo(stored);
    }

    @Test
    void figuresBehindAStoredReasonDoNotMatter() {
        assertThat(Exclusion.parse("TOO_DARK EXCLUDED 9.000 10.000")).isEqualTo(QualityRule.TOO_DARK);
    }

    @Test
    void aReasonOfANewerVersionIsShownAsUnknown() {
        // When
        Exclusion newer = Exclusion.parse("SPEEDER");

        // Then
        assertThat(newer.words()).isEqualTo("unknown reason (SPEEDER)");
        assertThat(newer.stored()).isEqualTo("SPEEDER");
    }

    @ParameterizedTest
    @EnumSource(QualityRule.class)
    void everyRuleHasASentence(QualityRule rule) {
        assertThat(rule.sentence(new QualityRule.Measured(0.5, 0.8))).endsWith(".");
        assertThat(rule.remark(new QualityRule.Measured(0.5, 0.8))).endsWith(".");
    }

    @Test
    void aPictureIsRatherDarkBeforeItIsTooDark() {
        // Given
        QualityRule.Measured found = new QualityRule.Measured(18, 25);

        // Then
        assertThat(QualityRule.TOO_DARK.remark(found))
                .isEqualTo("The picture was rather dark: brightness 18 of 100, at least 25 is wanted.");
        assertThat(QualityRule.TOO_DARK.sentence(found))
                .isEqualTo("The picture was too dark: brightness 18 of 100, at least 25 is wanted.");
    }
}
