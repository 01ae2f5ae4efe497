package dev.quarterdeck.access.signin;

/// Says how a request proved who asks.
sealed interface Proof {

    /// A browser with a session.
    record BySession(Session session, User user) implements Proof {}

    /// A program with an API token.
    record ByToken(ApiToken token, User user) implements Proof {}

    /// The command line on the server's own machine.
    record ByConsole() implements Proof {}
}
