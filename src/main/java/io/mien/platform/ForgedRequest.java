package io.mien.platform;

import java.util.Optional;

/** A request that does not show that it comes from a page of ours, given to whoever sends it. */
class ForgedRequest extends Problem {
    private static final long serialVersionUID = 1L;

    private ForgedRequest(String type, String detail) {
        super(403, type, detail);
    }

    static ForgedRequest fromElsewhere() {
        return new ForgedRequest(
                "sent-from-elsewhere", "This was not sent from a page of this server, so nothing was done.");
    }

    static ForgedRequest withoutToken() {
        return new ForgedRequest(
                "page-outdated", "The page is not of your current login or visit. Reload it and try again.");
    }

    @Override
    public Optional<Remedy> remedy() {
        return Optional.of(new Remedy("Go to the start page", "/"));
    }
}
