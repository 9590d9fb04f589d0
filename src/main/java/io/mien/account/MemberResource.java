package io.mien.account;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who a bearer token makes the caller here: the first thing to ask when an API call is refused. */
@Path("/api/v1/member")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Member")
class MemberResource {
    private final SecurityIdentity identity;
    private final Staff staff;

    MemberResource(SecurityIdentity identity, Staff staff) {
        this.identity = identity;
        this.staff = staff;
    }

    @GET
    @Operation(summary = "Who the token makes the caller here")
    public Member member() {
        return new Member(staff.login(), staff.organization(), new TreeSet<>(identity.getRoles()));
    }

    /** {@code organization} is empty for people of no organization here. */
    record Member(String login, String organization, Set<String> roles) {}
}
