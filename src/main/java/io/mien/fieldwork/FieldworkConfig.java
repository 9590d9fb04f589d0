package io.mien.fieldwork;

import io.mien.campaign.Ad;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How visits run. */
@ConfigMapping(prefix = "mien.fieldwork")
public interface FieldworkConfig {

    /** How long an invitation link opens visits while its campaign is in fieldwork. */
    @WithDefault("P90D")
    Duration linkValidity();

    /** How long a preview link of staff works. */
    @WithDefault("P1D")
    Duration previewValidity();

    /** A visit not finished by then is timed out and its unfinished uploads are dropped. */
    @WithDefault("PT60M")
    Duration visitTimeout();

    /**
     * A visit whose ads are all through and that has only questions left is timed out so long after it began: until then its
     * link leads back to the next question.
     */
    @WithDefault("P1D")
    Duration questionsTimeout();

    /** A tab silent for this long no longer holds its visit: a reload or a crashed browser's link goes on in another. */
    @WithDefault("PT15S")
    Duration tabLease();

    /** How long a good verdict of the camera check stands. */
    @WithDefault("PT60S")
    Duration cameraVerdict();

    /** How long an ad's address works at least; it works for the ad's own length on top. */
    @WithDefault("PT60S")
    Duration adAddress();

    /** Grey pause before each ad, recorded as the neutral baseline. The texts for respondents say the default. */
    @WithDefault(NeutralPause.DEFAULT)
    Duration preroll();

    /** Stalls and slow starts that a recording may hold beyond pause and ad. */
    @WithDefault("PT30S")
    Duration slack();

    /** Bits per second the browser is asked to record; faces are read well from 1.5 million on at 640x480. */
    @WithDefault("1500000")
    int bitsPerSecond();

    /** Bits per second above which a recording is refused as too large; browsers overshoot what they are asked. */
    @WithDefault("4000000")
    int bitsPerSecondCeiling();

    /** Visits one address may begin in a minute. */
    @WithDefault("60")
    int visitsAMinute();

    /** Receipt codes with the same first four characters that may be tried in a minute; looking and withdrawing apart. */
    @WithDefault("10")
    int receiptsAMinute();

    /** Receipt codes one address may try in a minute, which a whole office may share; looking and withdrawing apart. */
    @WithDefault("120")
    int receiptsPerAddress();

    /** Certificates one address may have checked in a minute. */
    @WithDefault("60")
    int certificatesAMinute();

    /** Longest recording of an ad that is accepted. */
    default long maxSeconds(Ad ad) {
        return Duration.ofMillis(ad.durationMs).plus(preroll()).plus(slack()).toSeconds();
    }

    /** Most bytes of a recording of an ad that are accepted. */
    default long maxBytes(Ad ad) {
        return maxSeconds(ad) * bitsPerSecondCeiling() / 8;
    }
}
