package io.mien.launch;

import io.mien.launch.PostgresPlan.Durability;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The real Keycloak with Mien's realm, on a throw-away PostgreSQL of its own. Only here the command line client may
 * trade a password for a token, so that tests get one without a browser.
 */
public class KeycloakResource implements QuarkusTestResourceLifecycleManager {
    static final String PASSWORD = "test-password.";
    static final String SERVER = "test-keycloak";
    /** Long enough to log in and ask, short enough for a test to wait for its end. */
    static final Duration FRESH_FOR = Duration.ofSeconds(20);

    static final String PROCESS = "test-keycloak.process";
    static final String ADMIN = "test-keycloak.admin";

    private final Children children = new Children();

    @Override
    public Map<String, String> start() {
        try {
            return started();
        } catch (Exception e) {
            children.close();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        children.close();
    }

    private Map<String, String> started() throws Exception {
        Path folder = Files.createTempDirectory("mien-keycloak-");
        Runtime.getRuntime().addShutdownHook(new Thread(children::close));
        Secrets secrets = Secrets.in(folder.resolve("secrets"));
        EmbeddedPostgres postgres = children.add(EmbeddedPostgres.start(
                new PostgresPlan(
                        Path.of("target", "postgres").toAbsolutePath(),
                        folder.resolve("postgres"),
                        0,
                        Durability.THROW_AWAY),
                secrets));
        int appPort = Ports.choose(0, "the test", "none");
        Realm realm = forTests(Realm.read());
        KeycloakPlan plan = startKeycloak(folder, appPort, postgres, secrets, realm);
        Map<String, String> settings = new HashMap<>(Notice.tenants(realm));
        settings.put("quarkus.http.test-port", String.valueOf(appPort));
        settings.put("mien.public-url", "http://localhost:" + appPort);
        settings.put("mien.login.fresh-for", FRESH_FOR.toString());
        settings.put("quarkus.oidc.tenant-enabled", "true");
        settings.put("quarkus.oidc.api.tenant-enabled", "true");
        settings.put("quarkus.oidc.auth-server-url", plan.realmUrl());
        settings.put("quarkus.oidc.credentials.secret", secrets.of("keycloak.mien-web"));
        settings.put("quarkus.oidc.authentication.state-secret", secrets.of("state") + secrets.of("state2"));
        System.setProperty(SERVER, plan.serverUrl());
        System.setProperty(ADMIN, secrets.of("keycloak.admin"));
        realm.logins().forEach(login -> System.setProperty(PASSWORD + login.username(), secrets.of(login.secret())));
        return settings;
    }

    private KeycloakPlan startKeycloak(
            Path folder, int appPort, EmbeddedPostgres postgres, Secrets secrets, Realm realm) throws Exception {
        int port = Ports.choose(0, "the test", "none");
        KeycloakPlan plan = new KeycloakPlan(
                Folders.secret(folder.resolve("keycloak")),
                port,
                URI.create("http://localhost:" + port),
                URI.create("http://localhost:" + appPort));
        KeycloakDistribution distribution = KeycloakDistribution.in(Path.of("target/keycloak"));
        distribution.build(plan.folder().resolve("build.log"));
        EmbeddedKeycloak keycloak = children.add(EmbeddedKeycloak.start(plan, distribution, postgres, secrets));
        keycloak.awaitRealm(realm, secrets);
        System.setProperty(
                PROCESS, Files.readString(plan.folder().resolve("keycloak.pid")).split(" ", 2)[0]);
        return plan;
    }

    private static Realm forTests(Realm realm) {
        String template =
                realm.template().replace("\"directAccessGrantsEnabled\": false", "\"directAccessGrantsEnabled\": true");
        return new Realm(template, realm.tree());
    }
}
