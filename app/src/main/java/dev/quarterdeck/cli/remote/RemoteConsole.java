package dev.quarterdeck.cli.remote;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Names everything of the outside that a verb with a server touches, but the server itself.
///
/// @param out where data goes
/// @param err where talk goes
/// @param clock the one clock
/// @param environment environment variables
/// @param folder the folder the user stands in
/// @param data finds the data folder of this user
/// @param watched whether a person watches standard error
/// @param secret asks for a secret on the terminal; empty where there is none to ask
public record RemoteConsole(
        PrintWriter out,
        PrintWriter err,
        Clock clock,
        Map<String, String> environment,
        Path folder,
        Supplier<Path> data,
        boolean watched,
        UnaryOperator<String> secret) {

    /// Prints one line of talk at once.
    void say(String line) {
        err.println(line);
        err.flush();
    }

    /// Returns a variable of the environment, empty when it is not set.
    String variable(String name) {
        return environment.getOrDefault(name, "").strip();
    }
}
