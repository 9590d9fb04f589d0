package io.mien.account;

import io.quarkus.qute.TemplateExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

    /** Where a login begins that wants nothing in particular. */
    public static String home() {
        return "/home";
    }

    public static String logout() {
        return "/logout";
    }

    public static String loggedOut() {
        return "/logged-out";
    }

    /** Where people prove again who they are, on the way to a page of this server. */
    static String confirmation(String page, LoginLevel level) {
        return LoginConfirmation.ADDRESS + "?level=" + level.word() + "&to="
                + URLEncoder.encode(page, StandardCharsets.UTF_8);
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

    public static String signIn() {
        return "/account/sign-in";
    }

    public static String secondFactor() {
        return signIn() + "/second-factor";
    }

    public static String secondFactorRemoval() {
        return secondFactor() + "/removal";
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
        return "/operations";
    }

    public static String installedModels() {
        return operators() + "/models";
    }

    public static String backup() {
        return operators() + "/backup";
    }
}
