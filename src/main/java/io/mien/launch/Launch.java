package io.mien.launch;

import io.mien.launch.PostgresPlan.Durability;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** One embedded start: the children that the settings ask for, and the properties that point the application at them. */
final class Launch {
    private static final String SAMPLE = "mien.sample.enabled";

    private final Settings settings;
    private final Home home;
    private final Children children;
    private final StartProgress progress;
    private final Secrets secrets;
    private final Realm realm;
    private @Nullable CompletableFuture<Void> login;

    Launch(Settings settings, Home home, Children children, StartProgress progress) throws IOException {
        this.settings = settings;
        this.home = home;
        this.children = children;
        this.progress = progress;
        this.secrets = Secrets.in(home.secretsFile());
        this.realm = Realm.read();
    }

    /** Starts what is asked for; Keycloak goes on starting while the application does. */
    Map<String, String> begin() throws Exception {
        Ports.require(settings.httpPort(), "Mien", "MIEN_PUBLIC_URL=http://localhost:PORT");
        Ports.require(settings.managementPort(), "health and metrics", "QUARKUS_MANAGEMENT_PORT");
        Map<String, String> properties = new LinkedHashMap<>();
        properties.putAll(web());
        if (settings.embedsPostgres()) {
            EmbeddedPostgres postgres = startPostgres();
            properties.putAll(database(postgres));
            if (settings.embedsKeycloak()) {
                properties.putAll(startKeycloak(postgres));
            }
        } else if (settings.embedsKeycloak()) {
            throw StartRefused.because(
                    "The embedded Keycloak lives on the embedded PostgreSQL. With an external PostgreSQL give an"
                            + " external Keycloak too: QUARKUS_OIDC_AUTH_SERVER_URL.");
        }
        return properties;
    }

    /** Waits until people can log in. */
    void awaitLogin() {
        if (login == null) {
            return;
        }
        try {
            login.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException refused ? refused : e;
        }
    }

    /**
     * The block that tells where to go and how to get in.
     *
     * @param news what is there now, before the address
     */
    String notice(String news) {
        return Notice.of(
                news,
                PublicUrl.text(settings.publicUrl()),
                login == null ? Optional.empty() : Optional.of(realm),
                secrets,
                home);
    }

    private EmbeddedPostgres startPostgres() throws Exception {
        progress.say("PostgreSQL is starting");
        PostgresPlan plan = new PostgresPlan(
                home.postgresBinaries(), home.postgres(), settings.launch().postgresPort(), Durability.KEPT);
        EmbeddedKeycloak.stopLeftover(keycloakPlan());
        EmbeddedPostgres postgres = children.add(EmbeddedPostgres.start(plan, secrets));
        progress.say("PostgreSQL answers at " + postgres.url(EmbeddedPostgres.DATABASE));
        children.add(Watch.over(postgres, progress));
        return postgres;
    }

    private Map<String, String> startKeycloak(EmbeddedPostgres postgres) throws Exception {
        KeycloakPlan plan = keycloakPlan();
        Ports.require(plan.port(), "the embedded Keycloak", "MIEN_LAUNCH_KEYCLOAK_PORT");
        KeycloakDistribution distribution =
                KeycloakDistribution.in(settings.launch().keycloakDistribution());
        if (!distribution.isBuilt()) {
            progress.say("Keycloak is being prepared, once: this takes half a minute");
            distribution.build(plan.folder().resolve("build.log"));
        }
        EmbeddedKeycloak keycloak = children.add(EmbeddedKeycloak.start(plan, distribution, postgres, secrets));
        progress.say(keycloak.isFirstStart() ? "Keycloak is starting and fills its database" : "Keycloak is starting");
        login = CompletableFuture.runAsync(() -> awaitRealm(keycloak));
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("quarkus.oidc.auth-server-url", plan.realmUrl());
        properties.put("quarkus.oidc.credentials.secret", secrets.of("keycloak.mien-web"));
        properties.put(
                "quarkus.oidc.authentication.state-secret", secrets.of("oidc.state") + secrets.of("oidc.state2"));
        properties.putAll(Notice.tenants(realm));
        if (!settings.isSet(SAMPLE)) {
            properties.put(SAMPLE, "true");
        }
        return properties;
    }

    private void awaitRealm(EmbeddedKeycloak keycloak) {
        try {
            keycloak.awaitRealm(realm, secrets);
            progress.say("Keycloak answers at " + PublicUrl.text(keycloakPlan().browserUrl()));
            children.add(Watch.over(keycloak, progress));
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    private KeycloakPlan keycloakPlan() throws IOException {
        int port = settings.launch().keycloakPort();
        URI browserUrl = settings.launch().keycloakUrl().orElse(URI.create("http://localhost:" + port));
        return new KeycloakPlan(home.keycloak(), port, browserUrl, settings.publicUrl());
    }

    private static Map<String, String> database(EmbeddedPostgres postgres) {
        String url = postgres.url(EmbeddedPostgres.DATABASE);
        return Map.of(
                "quarkus.datasource.jdbc.url",
                url,
                "quarkus.datasource.username",
                "mien_runtime",
                "quarkus.datasource.password",
                postgres.password("mien_runtime"),
                "quarkus.flyway.jdbc-url",
                url,
                "quarkus.flyway.username",
                "mien_owner",
                "quarkus.flyway.password",
                postgres.password("mien_owner"));
    }

    private Map<String, String> web() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("quarkus.http.port", String.valueOf(settings.httpPort()));
        properties.put("quarkus.management.host", "127.0.0.1");
        properties.put("quarkus.log.file.enabled", "true");
        properties.put("quarkus.log.file.path", home.log().toString());
        properties.put("quarkus.log.console.level", "WARN");
        // Keycloak starts beside the application, which finds it at the first request: that it is not there yet is no
        // news
        for (String early : new String[] {"common.runtime.OidcCommonUtils", "runtime.OidcRecorder"}) {
            properties.put("quarkus.log.category.\"io.quarkus.oidc." + early + "\".level", "ERROR");
        }
        if (PublicUrl.isLocal(settings.publicUrl())) {
            properties.put("quarkus.http.host", "127.0.0.1");
        } else {
            properties.put("quarkus.http.proxy.proxy-address-forwarding", "true");
            properties.put("quarkus.http.proxy.enable-forwarded-host", "true");
            properties.put(
                    "quarkus.http.proxy.trusted-proxies", settings.launch().trustedProxies());
            properties.put("quarkus.oidc.authentication.cookie-force-secure", "true");
        }
        properties.keySet().removeIf(name -> !"quarkus.http.port".equals(name) && settings.isSet(name));
        return properties;
    }
}
