package io.mien.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A real S3 server as a process of its own, its objects in a folder: killed and started again as tests need it. */
public final class S3Server implements AutoCloseable {
    public static final String BUCKET = "recordings";

    private static final Path JARS = Path.of("target/s3").toAbsolutePath();
    private static final String KEY = "mien";
    private static final String SECRET = "not-a-secret";

    private final int port;
    private final Path folder;
    private final List<String> command;
    private Process process;

    private S3Server(int port, Path folder, List<String> command) {
        this.port = port;
        this.folder = folder;
        this.command = command;
        this.process = launched();
    }

    /** S3Proxy: compares keys and signatures, and keeps its objects over a kill. It has no versions. */
    public static S3Server proxy(int port, Path folder) throws IOException {
        Path objects = folder.resolve("objects");
        Files.createDirectories(objects.resolve(BUCKET));
        Path settings = Files.writeString(
                folder.resolve("s3proxy.properties"), """
                s3proxy.endpoint=%s
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem-nio2
                jclouds.identity=unused
                jclouds.credential=unused
                jclouds.filesystem.basedir=%s
                """.formatted(endpoint(port), KEY, SECRET, objects));
        return new S3Server(port, folder, java(List.of(), "s3proxy.jar", "--properties", settings.toString()));
    }

    /** S3Mock: has versions. It takes any key. */
    static S3Server mock(int port, Path folder) {
        return new S3Server(
                port,
                folder,
                java(
                        List.of(
                                "-Dserver.port=0",
                                "-Dhttp.port=" + port,
                                "-Dcom.adobe.testing.s3mock.store.root=" + folder,
                                "-Dcom.adobe.testing.s3mock.store.initialBuckets=" + BUCKET),
                        "s3mock.jar"));
    }

    static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bucket with these settings changed. */
    S3Bucket bucket(Map<String, String> changes) {
        Map<String, String> settings = new HashMap<>(settings(port));
        settings.putAll(changes);
        StoreConfig config = new SmallRyeConfigBuilder()
                .withMapping(StoreConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(StoreConfig.class);
        return S3Bucket.of(config.s3());
    }

    /** Settings that point Mien at the server on this port, there already or not. */
    static Map<String, String> settings(int port) {
        return Map.of(
                "mien.store.kind",
                "s3",
                "mien.store.s3.endpoint",
                endpoint(port).toString(),
                "mien.store.s3.bucket",
                BUCKET,
                "mien.store.s3.access-key",
                KEY,
                "mien.store.s3.secret-key",
                SECRET,
                "mien.store.s3.silence",
                "2s");
    }

    private static URI endpoint(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Keys of all objects of S3Proxy, looked up past the protocol. */
    public List<String> keys() {
        Path bucket = folder.resolve("objects").resolve(BUCKET);
        try (Stream<Path> files = Files.walk(bucket)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> bucket.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers again at the same address, with the same objects. */
    public void on() {
        process = launched();
    }

    /** Dies at once, as if its machine had lost power; connections are refused until it is on. */
    public void off() {
        process.destroyForcibly().onExit().join();
    }

    /** Stands still: connections are taken and nothing is answered, until it is off or goes on. */
    void falterAnd(Step meanwhile) throws IOException {
        signal("STOP");
        try {
            meanwhile.run();
        } finally {
            if (process.isAlive()) {
                signal("CONT");
            }
        }
    }

    private void signal(String name) throws IOException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.onExit().join().exitValue()).isZero();
    }

    private Process launched() {
        try {
            Process started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("server.log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
            await().atMost(Duration.ofSeconds(60)).until(() -> answers(started));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers(Process started) {
        assertThat(started.isAlive()).as("S3 server, see %s/server.log", folder).isTrue();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> java(List<String> properties, String jar, String... arguments) {
        Path server = JARS.resolve(jar);
        assertThat(server).as("fetched by mvn generate-test-resources").exists();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(properties);
        command.addAll(List.of("-jar", server.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    @Override
    public void close() {
        off();
    }

    /** What is done while the server stands still. */
    interface Step {
        void run() throws IOException;
    }
}
