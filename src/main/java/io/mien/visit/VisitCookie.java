package io.mien.visit;

import io.mien.fieldwork.FieldworkConfig;
import io.mien.platform.MienConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;

/** The one cookie of a respondent: an opaque secret of which only the digest is stored. */
@ApplicationScoped
public class VisitCookie {
    static final String NAME = "mien_visit";
    public static final String PATH = "/visit";

    private final boolean secure;
    private final FieldworkConfig config;

    VisitCookie(MienConfig mien, FieldworkConfig config) {
        this.secure = "https".equals(mien.publicUrl().getScheme());
        this.config = config;
    }

    /** True of the respondent's pages and scripts; the staff pages under /visits are none of them. */
    static boolean covers(String path) {
        return path.equals(PATH) || path.startsWith(PATH + "/");
    }

    /**
     * The secret for one path: the visit's pages, or the link, so that opening it again leads back to the visit and
     * sending the form twice begins one visit.
     */
    NewCookie of(String secret, String path) {
        return cookie(secret, path, (int) config.linkValidity().toSeconds());
    }

    public NewCookie forgotten(String path) {
        return cookie("", path, 0);
    }

    private NewCookie cookie(String value, String path, int seconds) {
        return new NewCookie.Builder(NAME)
                .value(value)
                .path(path)
                .maxAge(seconds)
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
