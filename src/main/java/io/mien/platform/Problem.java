package io.mien.platform;

import java.util.Map;
import java.util.Optional;

/**
 * A failure that a person or a program is told about: status, stable type and a sentence that says what to do.
 *
 * <p>Rendered as problem+json (RFC 9457) or, for browsers, as a page. Features extend it with their own typed problems.
 */
public class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;

    /**
     * @param status HTTP status
     * @param type stable kebab-case word that follows {@code urn:mien:problem:}
     * @param detail a sentence for people, free of internals
     */
    public Problem(int status, String type, String detail) {
        super(detail);
        this.status = status;
        this.type = type;
    }

    /** The same answer for what does not exist and for what belongs to another tenant. */
    public static Problem notFound() {
        return new Problem(404, "not-found", "There is nothing here, or you have no access to it.");
    }

    public static Problem invalid(String type, String detail) {
        return new Problem(422, type, detail);
    }

    public static Problem conflict(String type, String detail) {
        return new Problem(409, type, detail);
    }

    public static Problem forbidden(String type, String detail) {
        return new Problem(403, type, detail);
    }

    public int status() {
        return status;
    }

    public String type() {
        return "urn:mien:problem:" + type;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    /** Where this can be mended, if there is such a page. */
    public Optional<Remedy> remedy() {
        return Optional.empty();
    }

    /**
     * A page that mends it.
     *
     * @param verb what the button says
     * @param path of the page on this server
     */
    public record Remedy(String verb, String path) {}

    /** Fields of the request that are not right, each with what would be. */
    public Map<String, String> fields() {
        return Map.of();
    }
}
