package dev.quarterdeck.cli.remote;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ScopeType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Keeps one's API tokens: `qd token create`, `list`, `revoke`.
@Command(
        name = "token",
        description = "Keeps API tokens: what programs and this command line sign in with.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        subcommands = TokenCommand.Create.class,
        footer = {
            "",
            "Scopes: READ, WRITE, IMPORT, PROVISION (SCIM), ADMINISTER, MEASURE (metrics).",
            "",
            "Examples:",
            "  qd token create --user ada --name laptop --scope READ --scope IMPORT --expires 90",
            "  export QD_TOKEN=$(qd token create --user ada --name shell)",
            "  qd token list",
            "  qd token revoke ID"
        })
final class TokenCommand {

    static final String TOKENS = "/api/v1/me/tokens";

    @Mixin private final ServerOptions options;

    TokenCommand(ServerOptions options) {
        this.options = options;
    }

    @Command(name = "list", description = "Lists the tokens of the token's own user.")
    int list() {
        var tokens = options.open().list(TOKENS, items -> true);
        return options.show(
                tokens,
                () -> {
                    var table =
                            new Table(
                                    "TOKEN",
                                    "NAME",
                                    "SCOPES",
                                    "EXPIRES",
                                    "LAST USE",
                                    "STATE",
                                    "ID");
                    tokens.forEach(
                            token ->
                                    table.row(
                                            Words.of(token, "publicId"),
                                            Words.of(token, "name"),
                                            String.join(",", Words.all(token, "scopes")),
                                            Words.moment(token, "expires"),
                                            Words.moment(token, "lastUse"),
                                            state(token),
                                            Words.of(token, "id")));
                    table.print(options.console().out(), "There is no token yet.");
                });
    }

    private static String state(JsonNode token) {
        var revoked = Words.moment(token, "revoked");
        return revoked.isEmpty() ? "valid until it expires" : "revoked " + revoked;
    }

    @Command(name = "revoke", description = "Takes a token back at once.")
    int revoke(@Parameters(paramLabel = "ID", description = "The token's id.") String id) {
        var reply = options.open().delete(TOKENS + "/" + RemoteServer.encoded(id));
        return options.show(reply, () -> options.print("Revoked."));
    }

    /// Makes a token; the secret alone goes to standard output.
    @Command(
            name = "create",
            description = {
                "Makes a token, shown once. A token cannot make another one, so this signs in as a",
                "browser does: it asks for the password, or takes it from QD_PASSWORD."
            },
            mixinStandardHelpOptions = true)
    static final class Create implements Callable<Integer> {

        private static final int MOST_DAYS = 366;

        @ParentCommand private @Nullable TokenCommand parent;

        @Option(
                names = "--user",
                required = true,
                paramLabel = "LOGIN",
                description = "Whose token it is.")
        private String login = "";

        @Option(
                names = "--name",
                required = true,
                paramLabel = "NAME",
                description = "What it is for, to know it again.")
        private String name = "";

        @Option(
                names = "--scope",
                paramLabel = "SCOPE",
                description = "What it may be used for; may be repeated (default: READ).")
        private List<String> scopes = List.of("READ");

        @Option(
                names = "--expires",
                paramLabel = "DAYS",
                defaultValue = "90",
                description = "In how many days it ends (default: ${DEFAULT-VALUE}).")
        private int days;

        @Override
        public Integer call() {
            var options = java.util.Objects.requireNonNull(parent).options;
            requireDays();
            var console = options.console();
            var password = console.variable("QD_PASSWORD");
            if (password.isEmpty()) {
                password = console.secret().apply("Password of " + login + ": ");
            }
            var wish = JsonNodeFactory.instance.objectNode();
            wish.put("name", name);
            var wanted = wish.putArray("scopes");
            scopes.forEach(scope -> wanted.add(scope.toUpperCase(Locale.ROOT)));
            wish.put("expires", console.clock().instant().plus(Duration.ofDays(days)).toString());
            Reply reply;
            try (var session = PasswordSession.open(options.address(), login, password)) {
                reply = session.post(TOKENS, wish);
            }
            return options.show(reply, () -> print(options, reply.body()));
        }

        private void requireDays() {
            if (days < 1 || days > MOST_DAYS) {
                throw new dev.quarterdeck.platform.Refusal(
                        "The --expires (%d) must lie between 1 and %d days."
                                .formatted(days, MOST_DAYS),
                        "Maybe leave it out: 90 days.");
            }
        }

        private static void print(ServerOptions options, JsonNode made) {
            options.print(Words.of(made, "secret"));
            options.console()
                    .say(
                            "Token %s with the scope %s until %s UTC. It is not shown again; set it as QD_TOKEN."
                                    .formatted(
                                            Words.of(made.path("token"), "publicId"),
                                            String.join(
                                                    " and ",
                                                    Words.all(made.path("token"), "scopes")),
                                            Words.moment(made.path("token"), "expires")));
        }
    }
}
