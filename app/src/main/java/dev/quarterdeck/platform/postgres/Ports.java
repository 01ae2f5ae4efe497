package dev.quarterdeck.platform.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.OptionalInt;

/// Chooses a port of the loopback address.
final class Ports {

    // Below the ports that systems lend to outgoing connections, so that one remembered today is
    // rarely taken tomorrow.
    private static final int FIRST = 20_000;
    private static final int BEHIND = 32_000;
    private static final int TRIES = 200;

    private Ports() {}

    static int choose(OptionalInt remembered) throws IOException {
        if (remembered.isPresent() && isFree(remembered.getAsInt())) {
            return remembered.getAsInt();
        }
        return new SecureRandom()
                .ints(TRIES, FIRST, BEHIND)
                .filter(Ports::isFree)
                .findFirst()
                .orElseThrow(() -> new IOException("no port between 20000 and 32000 is free"));
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
