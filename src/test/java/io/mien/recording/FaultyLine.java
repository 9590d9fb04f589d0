package io.mien.recording;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands between one browser and the server and does to its requests what the plan says. */
final class FaultyLine implements AutoCloseable {
    private static final int LATENCY_MS = 60;
    /** A minute, ten times faster. */
    private static final int OFFLINE_MS = 6_000;

    private static final int ACCEPTED = 204;
    private static final Pattern STATUS = Pattern.compile("^HTTP/1\\.1 (\\d{3}) ");

    private final ServerSocket door;
    private final int server;
    private final FaultPlan plan;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<Fault, Integer> happened = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> answers = new ConcurrentHashMap<>();
    private final AtomicLong uploaded = new AtomicLong();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger broken = new AtomicInteger();
    private volatile long offlineUntil;

    FaultyLine(int server, FaultPlan plan) throws IOException {
        this.server = server;
        this.plan = plan;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.submit(this::serve);
    }

    String origin() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    /** Bytes of video that the browser sent, each as often as it sent it. */
    long uploadedBytes() {
        return uploaded.get();
    }

    Map<Fault, Integer> happened() {
        return happened;
    }

    /** What the server itself answered, by status. */
    Map<Integer, Integer> answers() {
        return answers;
    }

    /** How often a part of the video had to be sent again: faults, refusals of the server, and a server that was not there. */
    int setbacks() {
        int faults = happened.entrySet().stream()
                .filter(entry -> entry.getKey().costs())
                .mapToInt(Map.Entry::getValue)
                .sum();
        return faults + refused.get() + broken.get();
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket browser = door.accept();
                threads.submit(() -> talk(browser));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket browser) {
        try (browser) {
            if (System.currentTimeMillis() < offlineUntil) {
                return;
            }
            HttpHead head = HttpHead.read(browser.getInputStream());
            Fault fault = plan.next(head.method());
            happened.merge(fault, 1, Integer::sum);
            suffer(fault, head, browser);
        } catch (IOException gone) {
            broken.incrementAndGet(); // one of the two hung up: the other one's connection ends with it
        }
    }

    private void suffer(Fault fault, HttpHead head, Socket browser) throws IOException {
        switch (fault) {
            case CUT, RESET -> breakOff(fault, head, browser);
            case OFFLINE -> offlineUntil = System.currentTimeMillis() + OFFLINE_MS;
            case DUPLICATE -> twice(head, browser);
            case CONFLICT, TOO_LARGE, LOCKED, SERVER_ERROR -> {
                body(head, browser);
                answer(
                        browser,
                        ("HTTP/1.1 " + fault.status() + " Injected\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
            }
            case LOST_ACKNOWLEDGEMENT -> asked(head, body(head, browser));
            case SILENCE -> {
                asked(head, body(head, browser));
                browser.getInputStream().read();
            }
            case LATENCY -> {
                pause();
                answer(browser, asked(head, body(head, browser)));
            }
            case NONE -> answer(browser, asked(head, body(head, browser)));
        }
    }

    private void breakOff(Fault fault, HttpHead head, Socket browser) throws IOException {
        int length = plan.somewhereIn(head.bodyLength());
        try (Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server)) {
            upstream.getOutputStream().write(head.once());
            upstream.getOutputStream()
                    .write(counted(head, browser.getInputStream().readNBytes(length)));
            upstream.getOutputStream().flush();
            if (fault == Fault.RESET) {
                upstream.setSoLinger(true, 0);
                browser.setSoLinger(true, 0);
            }
        }
    }

    private void twice(HttpHead head, Socket browser) throws IOException {
        byte[] body = body(head, browser);
        Future<byte[]> second = threads.submit(() -> asked(head, body));
        byte[] first = asked(head, body);
        try {
            answer(browser, plan.somewhereIn(2) == 0 ? first : second.get());
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private byte[] body(HttpHead head, Socket browser) throws IOException {
        return counted(head, browser.getInputStream().readNBytes(head.bodyLength()));
    }

    private byte[] counted(HttpHead head, byte[] body) {
        if ("PATCH".equals(head.method())) {
            uploaded.addAndGet(body.length);
        }
        return body;
    }

    private byte[] asked(HttpHead head, byte[] body) throws IOException {
        try (Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server)) {
            OutputStream out = upstream.getOutputStream();
            out.write(head.once());
            out.write(body);
            out.flush();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            InputStream in = upstream.getInputStream();
            in.transferTo(answer);
            int status = status(answer.toString(StandardCharsets.ISO_8859_1));
            answers.merge(status, 1, Integer::sum);
            if ("PATCH".equals(head.method()) && status != ACCEPTED) {
                refused.incrementAndGet();
            }
            return answer.toByteArray();
        }
    }

    /** 0 when the server was gone before it could say anything. */
    private static int status(String answer) {
        Matcher status = STATUS.matcher(answer);
        return status.find() ? Integer.parseInt(status.group(1)) : 0;
    }

    private static void answer(Socket browser, byte[] answer) throws IOException {
        browser.getOutputStream().write(answer);
        browser.getOutputStream().flush();
    }

    private static void pause() {
        try {
            Thread.sleep(LATENCY_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
