package io.mien.privacy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a certificate of deletion says. Nothing in it tells who the person was.
 *
 * @param id number of the entry in the ledger of erasures
 * @param issuer address of the installation
 * @param controller who answered for the recordings
 * @param requestedAt when the person asked
 * @param completedAt when the last row and the last file were gone
 * @param erased kinds of data and how many of each
 * @param erasedBytes size of the files among them
 * @param neverStored what there was nothing to delete of, because it only ever passes through memory
 */
@JsonPropertyOrder({
    "what",
    "id",
    "issuer",
    "controller",
    "requestedAt",
    "completedAt",
    "erased",
    "erasedBytes",
    "neverStored"
})
public record Certificate(
        UUID id,
        String issuer,
        String controller,
        Instant requestedAt,
        Instant completedAt,
        Map<String, Integer> erased,
        long erasedBytes,
        List<String> neverStored) {

    /** Pictures of a video while it is read, of the camera check, and what the networks make of a face. */
    static final List<String> PASSING = List.of("frame", "camera-check-picture", "face-feature");

    static final String WHAT = "erasure-of-a-visit";

    @JsonProperty("what")
    String what() {
        return WHAT;
    }

    /** How many of a kind, 0 when there were none. */
    public int count(String kind) {
        return erased.getOrDefault(kind, 0);
    }
}
