package dev.quarterdeck.cli.remote;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/// Freezes the plan as it stands: `qd plan freeze`.
@Command(
        name = "freeze",
        description = "Keeps for good what the plan says today, to be compared with later.",
        footer = {"", "Examples:", "  qd plan freeze 'Plan of the quarter' --why 'agreed'"})
final class FreezeCommand implements Callable<Integer> {

    private final ServerOptions options;

    @Parameters(paramLabel = "NAME", description = "What it is called.")
    private String name = "";

    @Option(names = "--why", paramLabel = "WORDS", description = "Why, for everybody to read.")
    private @Nullable String why;

    FreezeCommand(ServerOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() {
        var body = JsonNodeFactory.instance.objectNode().put("name", name).put("why", why);
        var reply = options.open().post("/api/v1/plan/baselines", body);
        return options.show(
                reply,
                () ->
                        options.print(
                                "Frozen with %s. What became of it: qd plan baselines '%s'"
                                        .formatted(
                                                Words.count(
                                                        reply.body().path("initiatives").size(),
                                                        "initiative",
                                                        "initiatives"),
                                                Words.of(reply.body(), "name"))));
    }
}
