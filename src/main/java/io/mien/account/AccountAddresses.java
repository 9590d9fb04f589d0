package io.mien.account;

import io.quarkus.qute.TemplateExtension;
import java.util.UUID;

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

    public static String clients() {
        return "/account/clients";
    }

    public static String clientName(UUID client) {
        return clients() + "/" + client + "/name";
    }

    public static String clientRemoval(UUID client) {
        return clients() + "/" + client + "/removal";
    }

    public static String viewers(UUID client) {
        return clients() + "/" + client + "/viewers";
    }

    public static String viewerRemoval(UUID client, UUID viewer) {
        return viewers(client) + "/" + viewer + "/removal";
    }

    public static String trail() {
        return "/account/trail";
    }

    public static String trailFile() {
        return trail() + ".csv";
    }

    public static String trailCheck() {
        return trail() + "/check";
    }

    public static String operators() {
        return "/operations/models";
    }
}
