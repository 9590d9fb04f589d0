package io.mien.platform;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A connection whose every byte the test decides on. */
public final class RawClient implements AutoCloseable {
    private final Socket socket;

    private RawClient(Socket socket) {
        this.socket = socket;
    }

    public static RawClient to(URI origin) throws IOException {
        return from("127.0.0.1", origin);
    }

    /** From one of this machine's own addresses. */
    public static RawClient from(String address, URI origin) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4 * 1024);
        socket.setSoTimeout(60_000);
        socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
        socket.connect(new InetSocketAddress(origin.getHost(), origin.getPort()), 10_000);
        return new RawClient(socket);
    }

    public RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** The first line of the answer; empty when the connection ended without one. */
    public String status() throws IOException {
        StringBuilder line = new StringBuilder();
        InputStream in = socket.getInputStream();
        for (int read = in.read(); read >= 0 && read != '\r'; read = in.read()) {
            line.append((char) read);
        }
        return line.toString();
    }

    /** The head of an answer that has nothing else. */
    public String head() throws IOException {
        StringBuilder head = new StringBuilder();
        InputStream in = socket.getInputStream();
        for (int read = in.read(); read >= 0; read = in.read()) {
            head.append((char) read);
            if (head.length() >= 4 && head.indexOf("\r\n\r\n", head.length() - 4) >= 0) {
                break;
            }
        }
        return head.toString();
    }

    /** The answer to its end, which the connection's end is. */
    public String answer() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** Bytes of the answer that the server's kernel holds because this client does not read them. */
    public long heldByServer() throws IOException {
        String client = "%04X".formatted(socket.getLocalPort());
        String server = "%04X".formatted(socket.getPort());
        // Columns: number, local address, remote address, state, queue to send : queue received
        for (Path table : List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"))) {
            for (String line : Files.readAllLines(table)) {
                String[] columns = line.strip().split("\\s+");
                if (columns[1].endsWith(":" + server) && columns[2].endsWith(":" + client)) {
                    return Long.parseLong(columns[4].substring(0, 8), 16);
                }
            }
        }
        throw new IOException("The kernel knows no such connection");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
