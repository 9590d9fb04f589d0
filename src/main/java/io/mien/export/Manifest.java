package io.mien.export;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a bundle holds and what it rests on.
 *
 * @param what tells this from other signed statements
 * @param export number of the export
 * @param issuer address of the installation
 * @param campaign its id
 * @param name of the campaign
 * @param madeAt when the first row was read; visits that began later are not in it
 * @param specVersion version of the formulas
 * @param models names and digests of the models behind the curves
 * @param minPeople fewer are never shown together
 * @param files every other file of the bundle, in order
 */
@JsonPropertyOrder({
    "what",
    "export",
    "issuer",
    "campaign",
    "name",
    "madeAt",
    "specVersion",
    "models",
    "minPeople",
    "files"
})
record Manifest(
        String what,
        UUID export,
        String issuer,
        UUID campaign,
        String name,
        Instant madeAt,
        int specVersion,
        List<String> models,
        int minPeople,
        List<Part> files) {

    static final String FILE = "manifest.json";

    /** The same under a signature. */
    static final String SIGNED = "manifest.jws";

    static final String TYPE = "export-manifest";

    /**
     * One file.
     *
     * @param rows under its header, 0 where it is no table
     * @param sha256 of its bytes, hexadecimal
     */
    @JsonPropertyOrder({"file", "rows", "bytes", "sha256"})
    record Part(String file, long rows, long bytes, String sha256) {}
}
