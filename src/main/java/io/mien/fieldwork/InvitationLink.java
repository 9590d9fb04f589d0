package io.mien.fieldwork;

import java.net.URI;

/** An invitation as it is sent out. Whoever has the address can take part: shown to staff, never logged. */
public record InvitationLink(String country, URI address) {

    @Override
    public String toString() {
        return "InvitationLink[country=" + country + ", address=redacted]";
    }
}
