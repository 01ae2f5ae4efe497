package dev.quarterdeck.cli.remote;

import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ScopeType;
import tools.jackson.databind.node.JsonNodeFactory;

/// Cares for the secrets of connections: `qd secrets rotate`.
@Command(
        name = "secrets",
        description = "Cares for the secrets with which the server signs in at other tools.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        footer = {
            "",
            "Examples:",
            "  qd secrets rotate   puts all of them under a new key; save the key file afterwards"
        })
final class SecretsCommand {

    @Mixin private final ServerOptions options;

    SecretsCommand(ServerOptions options) {
        this.options = options;
    }

    @Command(name = "rotate", description = "Puts all secrets under a new key.")
    int rotate() {
        var reply =
                options.open()
                        .post("/api/v1/secrets/rotation", JsonNodeFactory.instance.objectNode());
        return options.show(
                reply,
                () ->
                        options.print(
                                String.format(
                                        Locale.ROOT,
                                        "%,d secrets lie under the new key now. Save the key file anew.",
                                        Words.number(reply.body(), "secrets"))));
    }
}
