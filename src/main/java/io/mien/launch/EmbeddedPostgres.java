package io.mien.launch;

import io.mien.launch.ChildProcess.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A PostgreSQL server as a child process: its cluster made at the first start and kept, its passwords generated. */
final class EmbeddedPostgres implements AutoCloseable, Watch.Ward {
    static final String DATABASE = "mien";
    static final String KEYCLOAK = "keycloak";
    /** PostgreSQL's first role, and the database it makes for it. */
    static final String SUPERUSER = "postgres";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path UNSHARE = Path.of("/usr/bin/unshare");

    private volatile ChildProcess child;
    private final PostgresPlan plan;
    private final Plan server;
    private final int port;
    private final Secrets secrets;

    private EmbeddedPostgres(PostgresPlan plan, Plan server, int port, Secrets secrets) throws IOException {
        this.child = ChildProcess.start(server);
        this.plan = plan;
        this.server = server;
        this.port = port;
        this.secrets = secrets;
    }

    static EmbeddedPostgres start(PostgresPlan plan, Secrets secrets) throws IOException {
        Folders.secret(plan.folder());
        PostgresBinaries binaries = PostgresBinaries.unpackedIn(plan.binaries());
        ChildProcess.stopLeftover(new Plan("postgres", List.of(), Map.of(), plan.folder(), "INT"));
        makeCluster(plan, binaries, secrets);
        int port = Ports.choose(plan.port(), "the embedded PostgreSQL", "mien.launch.postgres-port");
        Plan server = new Plan("postgres", command(plan, binaries, port), Map.of("LC_ALL", "C"), plan.folder(), "INT");
        EmbeddedPostgres postgres = new EmbeddedPostgres(plan, server, port, secrets);
        try {
            postgres.awaitAnswer();
            postgres.provision();
            return postgres;
        } catch (IOException | RuntimeException e) {
            postgres.close();
            throw e;
        } catch (SQLException e) {
            postgres.close();
            throw new IOException(e);
        }
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The password of one of our roles. */
    String password(String role) {
        return secrets.of("postgres." + role);
    }

    /** Throws away what an unfinished first start of a database's user has left in it. */
    void emptyDatabase(String name) throws SQLException {
        try (Connection server = connect(SUPERUSER)) {
            Provisioning provisioning = new Provisioning(server);
            provisioning.drop(name);
            provisioning.database(name);
            provisioning.own(name, name);
        }
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public ChildProcess child() {
        return child;
    }

    /** On the same port and the same data, which PostgreSQL mends by its own log. */
    @Override
    public void restart() throws IOException {
        Files.deleteIfExists(plan.cluster().resolve("postmaster.pid"));
        child = ChildProcess.start(server);
        try {
            awaitAnswer();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        child.close();
    }

    /** The cluster is made beside its place and moved there: one that was interrupted half-way never looks finished. */
    private static void makeCluster(PostgresPlan plan, PostgresBinaries binaries, Secrets secrets) throws IOException {
        if (Files.exists(plan.cluster().resolve("PG_VERSION"))) {
            refuseOtherVersion(plan, binaries);
            Files.deleteIfExists(plan.cluster().resolve("postmaster.pid"));
            return;
        }
        Path half = plan.folder().resolve("cluster.half");
        Folders.delete(half);
        Folders.delete(plan.cluster());
        Path passwordFile = plan.folder().resolve("superuser");
        Files.writeString(passwordFile, secrets.of("postgres." + SUPERUSER));
        try {
            Programs.run(
                    initdb(plan, binaries, half, passwordFile), plan.folder().resolve("initdb.log"));
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.move(half, plan.cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void refuseOtherVersion(PostgresPlan plan, PostgresBinaries binaries) throws IOException {
        String made = Files.readString(plan.cluster().resolve("PG_VERSION")).strip();
        String ours = Programs.output(List.of(binaries.program("postgres"), "--version"))
                .replaceAll("\\D*(\\d+).*", "$1")
                .strip();
        if (!made.equals(ours)) {
            throw StartRefused.because(
                    "The data in %s was written by PostgreSQL %s, and this version brings %s. Start the earlier version of Mien,"
                                    .formatted(plan.cluster(), made, ours)
                            + " dump its database and load it here, or choose another folder with MIEN_HOME.");
        }
    }

    private static List<String> initdb(PostgresPlan plan, PostgresBinaries binaries, Path cluster, Path passwordFile) {
        List<String> command = unprivileged();
        command.addAll(List.of(
                binaries.program("initdb"),
                "-D",
                cluster.toString(),
                "-U",
                SUPERUSER,
                "-E",
                "UTF8",
                "--locale=C.UTF-8"));
        command.addAll(List.of("-A", "scram-sha-256", "--pwfile=" + passwordFile));
        if (plan.throwAway()) {
            command.add("--no-sync");
        }
        return command;
    }

    private static List<String> command(PostgresPlan plan, PostgresBinaries binaries, int port) {
        List<String> command = unprivileged();
        command.addAll(
                List.of(binaries.program("postgres"), "-D", plan.cluster().toString(), "-p", String.valueOf(port)));
        option(command, "listen_addresses=127.0.0.1");
        // No socket file: its folder may be missing, unwritable or on a file system without sockets.
        option(command, "unix_socket_directories=");
        option(command, "max_connections=100");
        option(command, "shared_buffers=128MB");
        if (plan.throwAway()) {
            option(command, "fsync=off");
            option(command, "synchronous_commit=off");
            option(command, "full_page_writes=off");
        }
        return command;
    }

    private static void option(List<String> command, String setting) {
        command.add("-c");
        command.add(setting);
    }

    /** PostgreSQL refuses to run as root: in a user namespace of its own it is nobody, with root's files still its own. */
    private static List<String> unprivileged() {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            if (!Files.isExecutable(UNSHARE)) {
                throw StartRefused.because(
                        "PostgreSQL does not run as root, and the program unshare (package util-linux) is missing."
                                + " Start Mien as another user.");
            }
            command.add(UNSHARE.toString());
            command.add("-U");
        }
        return command;
    }

    private void awaitAnswer() throws SQLException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                connect(SUPERUSER).close();
                return;
            } catch (SQLException e) {
                if (!child.isAlive()) {
                    throw child.died("The embedded PostgreSQL");
                }
                if (System.nanoTime() > until) {
                    throw StartRefused.childSilent("The embedded PostgreSQL", PATIENCE.toSeconds(), child.log());
                }
            }
            Programs.pause(Duration.ofMillis(100));
        }
    }

    private void provision() throws SQLException, IOException {
        try (Connection server = connect(SUPERUSER)) {
            Provisioning provisioning = new Provisioning(server);
            provisioning.login(KEYCLOAK, password(KEYCLOAK));
            provisioning.database(DATABASE);
            provisioning.database(KEYCLOAK);
            provisioning.own(KEYCLOAK, KEYCLOAK);
        }
        try (Connection database = connect(DATABASE)) {
            Provisioning provisioning = new Provisioning(database);
            provisioning.script("infra/postgres/roles.sql");
            for (String role : List.of("mien_owner", "mien_runtime")) {
                provisioning.password(role, password(role));
            }
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), SUPERUSER, password(SUPERUSER));
    }
}
