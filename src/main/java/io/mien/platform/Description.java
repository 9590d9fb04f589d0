package io.mien.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is said about a failure.
 *
 * @param status HTTP status
 * @param type stable URI of the kind of failure
 * @param detail a sentence for people
 * @param fields the form fields concerned, each with {@code field} and {@code detail}
 * @param remedy the page that mends it, if there is one
 */
record Description(
        int status, String type, String detail, List<Map<String, String>> fields, Optional<Problem.Remedy> remedy) {

    Description(int status, String type, String detail, List<Map<String, String>> fields) {
        this(status, type, detail, fields, Optional.empty());
    }

    static Description of(int status) {
        String detail =
                switch (status) {
                    case 400 -> "The request could not be understood.";
                    case 401 -> "Please log in first.";
                    case 403 -> "Your role does not allow this.";
                    case 404 -> "There is nothing here, or you have no access to it.";
                    case 405 -> "This method is not allowed here.";
                    case 406, 415 -> "Unsupported format.";
                    case 413 -> "The request is larger than the limit.";
                    case 429 -> "Too many attempts. Please wait a minute.";
                    default -> "Something went wrong on our side. Please try again; nothing was partly saved.";
                };
        return new Description(status, "urn:mien:problem:http-" + status, detail, List.of());
    }

    /** The same as something to throw. */
    Problem problem() {
        return new Problem(status, type.substring(type.lastIndexOf(':') + 1), detail);
    }

    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type);
        body.put("title", title());
        body.put("status", status);
        body.put("detail", detail);
        if (!fields.isEmpty()) {
            body.put("fields", fields);
        }
        remedy.ifPresent(page -> body.put("remedy", page.path()));
        return body;
    }

    String title() {
        String word = type.substring(type.lastIndexOf(':') + 1).replace('-', ' ');
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
