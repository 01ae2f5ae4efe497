package dev.quarterdeck.access.signin;

import java.nio.file.Path;

/// Lets whoever can read the server's own files speak to it: the command line on the same
/// machine.
///
/// The token is made anew at each start, kept in memory as a hash, and written to a file that
/// its owner alone can read.
final class ConsoleToken {

    private static final String PREFIX = "qdc_";

    private final Path file;
    private final String secret = PREFIX + Secrets.next();
    private final byte[] hash = Secrets.hash(secret);

    ConsoleToken(Path folder) {
        file = folder.resolve("server").resolve("console-token");
    }

    void write() {
        PrivateFile.write(file, secret + "\n");
    }

    boolean remove() {
        return PrivateFile.remove(file);
    }

    boolean is(String text) {
        return text.startsWith(PREFIX) && Secrets.same(hash, Secrets.hash(text));
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
