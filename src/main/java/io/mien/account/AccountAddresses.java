package io.mien.account;

import io.quarkus.qute.TemplateExtension;

/** Where a login leads; the rooms below name their own pages. */
@TemplateExtension(namespace = "account")
public final class AccountAddresses {
    private AccountAddresses() {}

    public static String members() {
        return "/campaigns";
    }

    public static String front() {
        return "/";
    }

    public static String logout() {
        return "/logout";
    }

    public static String loggedOut() {
        return "/logged-out";
    }

    public static String operators() {
        return "/operations/models";
    }
}
