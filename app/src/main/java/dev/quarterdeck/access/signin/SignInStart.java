package dev.quarterdeck.access.signin;

import java.util.List;

/// Prepares sign-in at the start of the server, and tidies up at its end.
public final class SignInStart implements AutoCloseable {

    private final Bootstrap bootstrap;
    private final ConsoleToken console;

    SignInStart(Bootstrap bootstrap, ConsoleToken console) {
        this.bootstrap = bootstrap;
        this.console = console;
    }

    /// Makes the temporary administrator of an empty server, and the token of this machine's
    /// console.
    ///
    /// @return the lines to show once on the console; they may hold a password and belong in no
    ///     log
    /// @throws dev.quarterdeck.platform.Refusal when the data folder cannot be written
    public List<String> start() {
        console.write();
        return bootstrap.prepare();
    }

    /// Removes the console's token, which is dead now.
    @Override
    public void close() {
        console.remove();
    }
}
