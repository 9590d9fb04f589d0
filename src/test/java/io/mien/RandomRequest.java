package io.mien;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** A request to a route, made up by chance: parts of it are as they should be and others are nonsense. */
record RandomRequest(String method, String path, byte[] bytes) {
    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "FOO");
    private static final List<String> ACCEPTS = List.of(
            "*",
            "text",
            "garbage",
            "text/",
            "/html",
            "text/html;q=7",
            "text/html;q=",
            ";;;",
            "text/html,,",
            "a/b/c",
            "\"",
            "application/json",
            "text/html",
            "*/*",
            "text/html;level=\"",
            "application/problem+json, */*;q=0.1");
    private static final List<String> LANGUAGES = List.of(
            "de",
            "en-GB-oed-x-1",
            "*",
            "-",
            "de-",
            "12",
            "de;q=abc",
            "zh-Hant-TW",
            "x".repeat(3000),
            ",,,",
            "de_DE",
            "q=1");
    private static final List<String> TYPES = List.of(
            "application/x-www-form-urlencoded",
            "application/json",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=b",
            "text/plain",
            "garbage",
            "a/b/c",
            "/",
            "application/json; charset=zz",
            "application/x-www-form-urlencoded; charset=\"",
            "text/vtt",
            "application/offset+octet-stream",
            "image/jpeg",
            "video/mp4",
            "application/octet-stream",
            ";",
            "application/json;charset=utf-16");
    private static final List<String> BODIES = List.of(
            "",
            "name=%zz",
            "name=%00",
            "code=\0",
            "a",
            "{",
            "{\"name\":\"\\u0000\"}",
            "{\"name\":1}",
            "[]",
            "null",
            "\"text\"",
            "name=x&name=y&csrf-token=abc",
            "code=ABCD-EFGH-JKMN",
            "years=9999999999999999999",
            "lang=%ff%fe",
            "=&=&&",
            "--b\r\nContent-Disposition: form-data; name=\"n\0\"\r\n\r\nx\r\n--b--\r\n",
            "--b\r\ngarbage",
            "--b--\r\n",
            "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\na\0b\r\n--b--\r\n",
            "{\"position\":1e400}",
            "{\"framesPerSecond\":\"NaN\"}",
            "x".repeat(70_000),
            "WEBVTT\n\n\0");
    private static final List<String> OTHERS = List.of(
            "X-CSRF-TOKEN: x",
            "Cookie: mien_visit=\"",
            "Cookie: =;=;$Version=zz",
            "Cookie: csrf-token=x; mien_visit=abc",
            "Range: bytes=9-1",
            "Range: bytes=--",
            "Range: bytes=99999999999999999999-",
            "Upload-Offset: x",
            "Upload-Offset: -1",
            "Upload-Length: 99999999999999999999",
            "Upload-Metadata: \u00ff,,",
            "Tus-Resumable: 9",
            "Upload-Checksum: sha256 %%",
            "X-HTTP-Method-Override: PATCH",
            "X-HTTP-Method-Override: NONSENSE",
            "If-None-Match: \"",
            "Origin: null",
            "Sec-Fetch-Site: cross-site",
            "Authorization: Bearer x.y.z",
            "Authorization: Basic \u00e9",
            "Visit-Tab: ",
            "X-Forwarded-For: nonsense",
            "Accept-Encoding: \u00e9",
            "Tus-Resumable: 1.0.0",
            "Upload-Defer-Length: 1",
            "Content-Encoding: gzip");
    private static final List<String> QUERIES = List.of(
            "",
            "",
            "",
            "?lang=%zz",
            "?lang=de",
            "?lang=%00",
            "?until=x&signature=%ff",
            "?page=-1&order=nonsense",
            "?q=%F0%9F%98%80",
            "?second=NaN&expression=\u00e9",
            "?country=zz&ad=x&offsetMs=9999999999999",
            "?a=b;c=d&&=",
            "?x=|{}^",
            "?cursor=%27");
    private static final List<String> IDS = List.of(
            "x",
            "%00",
            "%zz",
            "..",
            "%2e%2e%2f",
            "0",
            "00000000-0000-0000-0000-00000000000g",
            "%F0%9F%98%80",
            "a%20b",
            "'");

    /**
     * @param things ids that are there
     * @param cookies of somebody who is known, or empty
     */
    static RandomRequest of(Random chance, List<Route> routes, Things things, String cookies, URI origin) {
        Route route = pick(chance, routes);
        String method = chance.nextInt(8) == 0 ? pick(chance, METHODS) : route.method();
        String path = route.filled(thing -> chance.nextInt(3) == 0
                ? chance.nextBoolean() ? UUID.randomUUID().toString() : pick(chance, IDS)
                : things.id(thing));
        StringBuilder head = new StringBuilder(
                "%s %s%s HTTP/1.1\r\nConnection: close\r\n".formatted(method, path, pick(chance, QUERIES)));
        head.append("Host: ")
                .append(chance.nextInt(50) == 0 ? "a b" : origin.getAuthority())
                .append("\r\n");
        header(chance, head, "Accept", ACCEPTS);
        header(chance, head, "Accept-Language", LANGUAGES);
        if (!cookies.isEmpty() && chance.nextInt(3) > 0) {
            head.append("Cookie: ").append(cookies).append("\r\n");
        }
        for (int i = chance.nextInt(3); i > 0; i--) {
            head.append(pick(chance, OTHERS)).append("\r\n");
        }
        if (chance.nextInt(3) == 0 && !route.consumes().isEmpty()) {
            head.append("Content-Type: ").append(route.consumes()).append("\r\n");
        } else {
            header(chance, head, "Content-Type", TYPES);
        }
        byte[] body =
                chance.nextInt(3) == 0 ? new byte[0] : pick(chance, BODIES).getBytes(StandardCharsets.ISO_8859_1);
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[start.length + body.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return new RandomRequest(method, path, all);
    }

    @Override
    public String toString() {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.substring(0, Math.min(900, text.length()));
    }

    private static void header(Random chance, StringBuilder head, String name, List<String> values) {
        if (chance.nextInt(3) > 0) {
            head.append(name).append(": ").append(pick(chance, values)).append("\r\n");
        }
    }

    private static <T> T pick(Random chance, List<T> list) {
        return list.get(chance.nextInt(list.size()));
    }

    /** False where the first line names no address by RFC 3986: the server refuses that before there is a route to answer. */
    boolean hasAddress() {
        String line =
                new String(bytes, 0, Math.min(bytes.length, 8_192), StandardCharsets.ISO_8859_1).split("\r\n", 2)[0];
        try {
            new URI(line.substring(line.indexOf(' ') + 1, line.lastIndexOf(' ')));
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
