package io.mien;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.CLIENT_VIEWER;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.OPERATOR;
import static io.mien.account.Role.RESEARCHER;

import java.util.List;

/** Who may use a route, as {@code routes.txt} names them. */
enum Who {
    ANYONE,
    /** People who take part: the visit's cookie or a secret in the request is what lets them in. */
    RESPONDENT,
    /** Everybody with a login. */
    MEMBER(AGENCY_ADMIN, RESEARCHER, FIELDWORK, CLIENT_VIEWER, OPERATOR),
    READER(AGENCY_ADMIN, RESEARCHER, FIELDWORK, CLIENT_VIEWER),
    STAFF(AGENCY_ADMIN, RESEARCHER, FIELDWORK),
    ANALYST(AGENCY_ADMIN, RESEARCHER),
    ADMIN(AGENCY_ADMIN),
    OPERATORS(OPERATOR);

    private final List<String> roles;

    Who(String... roles) {
        this.roles = List.of(roles);
    }

    boolean needLogin() {
        return !roles.isEmpty();
    }

    List<String> roles() {
        return roles;
    }

    List<String> otherRoles() {
        return MEMBER.roles.stream().filter(role -> !roles.contains(role)).toList();
    }
}
