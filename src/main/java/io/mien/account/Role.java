package io.mien.account;

/** What a member of an organization may do, by the names that the token carries. */
public final class Role {
    public static final String AGENCY_ADMIN = "agency-admin";
    public static final String RESEARCHER = "researcher";
    public static final String FIELDWORK = "fieldwork";

    /** Reads dashboards of the client's campaigns, nothing else. */
    public static final String CLIENT_VIEWER = "client-viewer";

    /** Runs the platform; sees no tenant's data. */
    public static final String OPERATOR = "operator";

    private Role() {}
}
