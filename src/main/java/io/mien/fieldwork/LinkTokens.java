package io.mien.fieldwork;

import io.mien.platform.MienConfig;
import io.mien.platform.ServerKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Base64;
import java.util.UUID;

/** Derives an invitation's token from the server's key, so that staff can see a link again though only its digest is stored. */
@ApplicationScoped
class LinkTokens {
    private static final String PURPOSE = "invitation";

    private final ServerKey key;
    private final URI publicUrl;

    LinkTokens(ServerKey key, MienConfig config) {
        this.key = key;
        this.publicUrl = config.publicUrl();
    }

    String token(UUID invitationId) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.seal(PURPOSE, invitationId.toString()));
    }

    InvitationLink link(Invitation invitation) {
        String base = publicUrl.toString().replaceAll("/+$", "");
        return new InvitationLink(invitation.country, URI.create(base + "/i/" + token(invitation.id)));
    }
}
