package io.mien;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.account.Desk;
import io.mien.account.Role;
import io.mien.fieldwork.Agency;
import io.mien.platform.RawClient;
import io.mien.visit.Respondent;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestIdentityAssociation;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Requests made up by chance, from the running routes. None may be answered 5xx, every refusal is a problem or a page, and
 * a client's fault leaves no stack trace. {@code infra/random} makes 20,000 of them.
 */
@QuarkusTest
class RandomRequestsTest {
    private static final int REQUESTS = Integer.getInteger("random.requests", 1_500);
    private static final long SEED = Long.getLong("random.seed", 20_261_129L);

    @Inject
    TestIdentityAssociation identities;

    @Inject
    Desk desk;

    @Inject
    Instance<Things> agencies;

    @Inject
    Agency agency;

    @TestHTTPResource("/")
    URI origin;

    private final List<String> traces = Collections.synchronizedList(new ArrayList<>());
    private final Handler ear = new Handler() {
        @Override
        public void publish(LogRecord record) {
            if (record.getThrown() != null && record.getLevel().intValue() >= Level.WARNING.intValue()) {
                traces.add(record.getLoggerName() + " " + record.getMessage() + " " + record.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(ear);
    }

    @AfterEach
    void leave() {
        Logger.getLogger("").removeHandler(ear);
        identities.setTestIdentity(null);
    }

    @Test
    void noneIsAnsweredAsAFaultOfOurs() throws IOException {
        // Given
        Random chance = new Random(SEED);
        List<Route> routes = Route.running();
        Things things = agencies.get().make();
        Respondent respondent = Respondent.watching(agency.withAds(1));
        String cookies = respondent.headers().get("Cookie");
        desk.sitAt(things.tenant());
        List<String> wrong = new ArrayList<>();
        Map<Integer, Integer> answers = new TreeMap<>();

        // When
        for (int i = 0; i < REQUESTS; i++) {
            become(chance.nextInt(3) > 0);
            RandomRequest request = RandomRequest.of(chance, routes, things, cookies, origin);
            String answer = answer(request);
            int status = answer.isEmpty() ? 0 : Integer.parseInt(answer.substring(9, 12));
            answers.merge(status, 1, Integer::sum);
            if (!isRight(request, status, answer)) {
                wrong.add(request + "\n-> " + answer.substring(0, Math.min(400, answer.length())));
            }
        }

        // Then
        System.out.printf(
                "%d random requests, seed %d: %s, %d wrong, %d stack traces%n",
                REQUESTS, SEED, answers, wrong.size(), traces.size());
        assertThat(wrong).isEmpty();
        assertThat(traces).isEmpty();
    }

    private String answer(RandomRequest request) throws IOException {
        try (RawClient client = RawClient.to(origin)) {
            return client.send(request.bytes()).answer();
        }
    }

    private static boolean isRight(RandomRequest request, int status, String answer) {
        if (status == 400 && !request.hasAddress()) {
            return true;
        }
        // The login server's own challenge, which is switched off here
        if (status == 401) {
            return true;
        }
        if (status < 400 || request.method().equals("HEAD")) {
            return status >= 200 && status < 500;
        }
        String head =
                answer.substring(0, Math.max(0, answer.indexOf("\r\n\r\n"))).toLowerCase(Locale.ROOT);
        return status < 500 && (head.contains("application/problem+json") || head.contains("text/html"));
    }

    private void become(boolean staff) {
        identities.setTestIdentity(
                staff
                        ? QuarkusSecurityIdentity.builder()
                                .setPrincipal(new QuarkusPrincipal("dana"))
                                .addRole(Role.AGENCY_ADMIN)
                                .build()
                        : null);
    }
}
