package io.mien.launch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is printed when everything answers, and what the application is told about the same tenants. */
final class Notice {
    private Notice() {}

    /** @param news what is there now, as a sentence's beginning before the address */
    static String of(String news, String address, Optional<Realm> realm, Secrets secrets, Home home) {
        StringBuilder text = new StringBuilder();
        text.append("%n  %s: %s%n".formatted(news, address));
        realm.ifPresent(known -> logins(text, known, secrets, home));
        text.append("%n  Log: %s%n  Stop with Ctrl-C.%n".formatted(home.log()));
        return text.toString();
    }

    /** The realm's organizations as the tenants that the application provisions. */
    static Map<String, String> tenants(Realm realm) {
        Map<String, String> properties = new LinkedHashMap<>();
        List<Realm.Tenant> tenants = realm.tenants();
        for (int i = 0; i < tenants.size(); i++) {
            String prefix = "mien.account.tenants[%d].".formatted(i);
            properties.put(prefix + "organization-id", tenants.get(i).organizationId());
            properties.put(prefix + "alias", tenants.get(i).alias());
            properties.put(prefix + "name", tenants.get(i).name());
        }
        return properties;
    }

    private static void logins(StringBuilder text, Realm realm, Secrets secrets, Home home) {
        String company = "?";
        for (Realm.Login login : realm.logins()) {
            if (!login.organization().equals(company)) {
                company = login.organization();
                text.append("%n  %s%n".formatted(company.isEmpty() ? "The platform" : company));
            }
            text.append(String.format(
                    Locale.ROOT, "    %-8s %-22s %s%n", login.username(), secrets.of(login.secret()), login.role()));
        }
        text.append("%n  Name, password and role; the passwords are kept in %s%n".formatted(home.secretsFile()));
    }
}
