package io.mien.launch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mien.launch.ChildProcess.Plan;
import io.mien.platform.Digest;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The real Keycloak as a child process on the embedded PostgreSQL, its realm imported at the first start. */
final class EmbeddedKeycloak implements AutoCloseable, Watch.Ward {
    private static final Duration PATIENCE = Duration.ofSeconds(300);

    private final KeycloakPlan plan;
    private final Plan server;
    private volatile ChildProcess child;

    private EmbeddedKeycloak(KeycloakPlan plan, Plan server) throws IOException {
        this.plan = plan;
        this.server = server;
        this.child = ChildProcess.start(server);
    }

    /** Stops the server that a killed start left behind, so that its port and its database are free. */
    static void stopLeftover(KeycloakPlan plan) throws IOException {
        ChildProcess.stopLeftover(new Plan("keycloak", List.of(), Map.of(), plan.folder(), "TERM"));
    }

    /** Starts the server; {@link #awaitRealm} tells when one can log in. */
    static EmbeddedKeycloak start(
            KeycloakPlan plan, KeycloakDistribution distribution, EmbeddedPostgres postgres, Secrets secrets)
            throws IOException, SQLException {
        if (!Files.exists(mark(plan))) {
            postgres.emptyDatabase(EmbeddedPostgres.KEYCLOAK);
        }
        LoginTheme.install(themes(plan));
        Path temporary = plan.folder().resolve("tmp");
        Folders.delete(temporary);
        Map<String, String> environment = Map.of(
                "KC_DB_PASSWORD", postgres.password(EmbeddedPostgres.KEYCLOAK),
                "KC_BOOTSTRAP_ADMIN_USERNAME", KeycloakAdmin.USERNAME,
                "KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.of("keycloak.admin"));
        return new EmbeddedKeycloak(
                plan,
                new Plan(
                        "keycloak",
                        distribution.command(Folders.secret(temporary), arguments(plan, postgres)),
                        environment,
                        plan.folder(),
                        "TERM"));
    }

    boolean isFirstStart() {
        return !Files.exists(mark(plan));
    }

    /** Waits for the server, and imports the realm or brings an older one up to the public address and the realm file. */
    void awaitRealm(Realm realm, Secrets secrets) throws IOException {
        awaitAnswer();
        String appUrl = PublicUrl.text(plan.appUrl());
        String current = appUrl + '\n' + HexFormat.of().formatHex(Digest.of(realm.template()));
        if (isFirstStart()) {
            admin(secrets).importRealm(realm.filled(plan.appUrl(), secrets));
        } else if (!Files.readString(mark(plan)).equals(current)) {
            KeycloakAdmin admin = admin(secrets);
            admin.updateClient("mien-web", addresses(appUrl));
            admin.completeScope(Realm.SCOPE, realm.mappers(Realm.SCOPE));
            admin.setMissing("loginTheme", realm.tree().path("loginTheme"));
            new LoginFlow(admin, realm.tree()).install();
        }
        Files.writeString(mark(plan), current);
    }

    private KeycloakAdmin admin(Secrets secrets) throws IOException {
        return KeycloakAdmin.login(plan.serverUrl(), secrets.of("keycloak.admin"));
    }

    @Override
    public String name() {
        return "Keycloak";
    }

    @Override
    public ChildProcess child() {
        return child;
    }

    @Override
    public void restart() throws IOException {
        child = ChildProcess.start(server);
        awaitAnswer();
    }

    @Override
    public void close() {
        child.close();
    }

    private static List<String> arguments(KeycloakPlan plan, EmbeddedPostgres postgres) {
        List<String> arguments = new ArrayList<>(List.of("start", "--optimized"));
        arguments.add("--db-url=" + postgres.url(EmbeddedPostgres.KEYCLOAK));
        arguments.add("--db-username=" + EmbeddedPostgres.KEYCLOAK);
        arguments.add("--db-pool-max-size=10");
        arguments.addAll(List.of("--http-enabled=true", "--http-host=127.0.0.1", "--http-port=" + plan.port()));
        arguments.add("--hostname=" + PublicUrl.text(plan.browserUrl()));
        // Mien itself calls the loopback address, whatever browsers call
        arguments.add("--hostname-backchannel-dynamic=true");
        arguments.add("--cache=local");
        arguments.add("--spi-theme--folder--dir=" + themes(plan));
        if (!PublicUrl.isLocal(plan.browserUrl())) {
            arguments.add("--proxy-headers=xforwarded");
        }
        return arguments;
    }

    private static Path themes(KeycloakPlan plan) {
        return plan.folder().resolve("themes").toAbsolutePath();
    }

    private void awaitAnswer() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!child.isAlive()) {
                throw child.died("The embedded Keycloak");
            }
            if (System.nanoTime() > until) {
                throw StartRefused.childSilent("The embedded Keycloak", PATIENCE.toSeconds(), child.log());
            }
            Programs.pause(Duration.ofMillis(250));
        }
    }

    private boolean answers() {
        try {
            URI uri = URI.create(plan.serverUrl() + "/realms/master/.well-known/openid-configuration");
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(20_000);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }

    private static ObjectNode addresses(String appUrl) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        fields.put("rootUrl", appUrl);
        fields.putArray("redirectUris").add(appUrl + "/signed-in");
        fields.putObject("attributes")
                .put("pkce.code.challenge.method", "S256")
                .put("post.logout.redirect.uris", appUrl + "/logged-out")
                .put("backchannel.logout.url", appUrl + "/back-channel-logout")
                .put("backchannel.logout.session.required", "true");
        return fields;
    }

    /**
     * Holds the address and the file's digest that the realm was last set up for; it is missing until an import has come
     * to its end.
     */
    private static Path mark(KeycloakPlan plan) {
        return plan.folder().resolve("realm-imported");
    }
}
