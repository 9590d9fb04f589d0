package io.mien.platform;

import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;

/** Draws failures for people who are not staff, in their language; an address that no view claims gets staff's page. */
public interface ProblemView {

    boolean draws(String path);

    /**
     * The page, drawn without asking the database: some failures come before that is allowed.
     *
     * @param address that was asked for, with its query
     * @param languages the browser's, best first
     */
    String render(int status, UriInfo address, List<Locale> languages);
}
