package io.mien.launch;

import io.mien.platform.RefusedStart;
import io.mien.platform.Scratch;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one command. Children first, then the application; on an interrupt the application first, then the children. With
 * an external PostgreSQL and an external Keycloak there is nothing to launch and only the application runs.
 */
@QuarkusMain
public final class Main {
    private static final long PATIENCE_SECONDS = 15;

    private static volatile @Nullable Launch launch;
    private static volatile int exitCode;
    private static @Nullable Scratch scratch;

    Main() {}

    public static void main(String[] arguments) {
        Children children = new Children();
        CountDownLatch applicationStopped = new CountDownLatch(1);
        // Lets platform.ConnectionOpening look after connections from their first byte on
        System.setProperty("io.netty.bootstrap.extensions", "serviceload");
        try {
            Settings settings = Settings.read();
            boolean onlyServices = DevServices.areAskedForBy(arguments);
            if (arguments.length > 0 && !onlyServices) {
                System.exit(new HomeCommand(settings, System.out).run(arguments));
            }
            PublicUrl.check(settings.publicUrl());
            scratch = claim(settings);
            if (settings.embedsNothing()) {
                Quarkus.run(arguments);
                return;
            }
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(applicationStopped, children), "stop-children"));
            if (onlyServices) {
                serve(settings, children, DevServices.of(arguments));
            } else {
                run(settings, children, applicationStopped, arguments);
            }
        } catch (Exception e) {
            exitCode = 1;
            explain(e);
        }
        applicationStopped.countDown();
        children.close();
        if (scratch != null) {
            scratch.closeQuietly();
        }
        System.exit(exitCode);
    }

    /** First of all: Java asks only once where temporary files go. */
    private static Scratch claim(Settings settings) {
        try {
            return Scratch.claim(settings.home());
        } catch (IOException e) {
            throw StartRefused.unwritable(settings.home());
        }
    }

    private static void run(Settings settings, Children children, CountDownLatch applicationStopped, String[] arguments)
            throws Exception {
        StartProgress progress = new StartProgress(System.out);
        try (Home home = Home.claim(settings.home())) {
            progress.say("Mien is starting; its data is in " + home.path());
            Launch begun = new Launch(settings, home, children, progress);
            begun.begin().forEach(System::setProperty);
            launch = begun;
            progress.say("The application is starting");
            Quarkus.run(Application.class, Main::ended, arguments);
            applicationStopped.countDown();
            children.close();
        }
    }

    /** Until it is interrupted. */
    private static void serve(Settings settings, Children children, DevServices services) throws Exception {
        StartProgress progress = new StartProgress(System.out);
        try (Home home = Home.claim(settings.home())) {
            Launch begun = new Launch(settings, home, children, progress);
            Map<String, String> properties = begun.begin();
            begun.awaitLogin();
            services.announce(properties);
            progress.say("PostgreSQL and Keycloak are ready; the application is being compiled");
            Ports.awaitApplication(settings.httpPort());
            System.out.println(begun.notice("Mien is ready, in dev mode"));
            System.out.flush();
            new CountDownLatch(1).await();
        }
    }

    private static void ended(Integer code, @Nullable Throwable failure) {
        exitCode = code;
        if (failure != null) {
            explain(failure);
        }
    }

    /** People get a sentence; what is not foreseen keeps its stack trace, for whoever has to find the cause. */
    private static void explain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedStart refused) {
                System.err.printf("%nMien did not start. %s%n", refused.getMessage());
                return;
            }
        }
        System.err.printf("%nMien did not start: %s%n", failure);
        failure.printStackTrace();
    }

    private static void stop(CountDownLatch applicationStopped, Children children) {
        try {
            if (launch != null && !applicationStopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("The application takes long to stop; its children are stopped under it.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        children.close();
    }

    /** Says that all is there once people can log in too. */
    public static final class Application implements QuarkusApplication {
        @Override
        public int run(String... arguments) throws IOException {
            Launch begun = launch;
            if (begun != null) {
                begun.awaitLogin();
                System.out.println(begun.notice("Mien is ready"));
                System.out.flush();
            }
            Quarkus.waitForExit();
            return 0;
        }
    }
}
