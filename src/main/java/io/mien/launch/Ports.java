package io.mien.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Which port a server of ours may take. */
final class Ports {
    private Ports() {}

    /** The wanted port if it is free, any free one when 0 is wanted; otherwise a sentence naming the setting. */
    static int choose(int wanted, String what, String setting) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw StartRefused.portTaken(wanted, what, setting);
        }
    }

    /** Refuses to go on when somebody listens there already, on any address. */
    static void require(int port, String what, String setting) {
        choose(port, what, setting);
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException e) {
            throw StartRefused.portTaken(port, what, setting);
        }
    }
}
