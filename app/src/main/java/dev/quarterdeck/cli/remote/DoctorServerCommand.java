package dev.quarterdeck.cli.remote;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.JsonNodeFactory;

/// Looks at data folder, database and server, and says what to do: `qd doctor server`.
@Command(
        name = "server",
        description = "Looks at the data folder, the database and the server.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit code 0 when nothing is broken, 1 otherwise.",
            "",
            "Examples:",
            "  qd doctor server",
            "  qd doctor server --json",
            "  qd doctor ./server         the guesses about a repository in a folder of that name"
        })
final class DoctorServerCommand implements Callable<Integer> {

    @Mixin private final ServerOptions options;

    DoctorServerCommand(ServerOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() {
        var checks = new ArrayList<>(new DataFolderChecks(options.console()).all());
        checks.addAll(new ServerChecks(options).all());
        var items = new ArrayList<tools.jackson.databind.JsonNode>();
        for (var check : checks) {
            items.add(
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("name", check.name())
                            .put("state", check.state().word())
                            .put("words", check.words())
                            .put("remedy", check.remedy()));
        }
        options.show(items, () -> checks.forEach(this::print));
        return checks.stream().anyMatch(check -> check.state() == Check.State.BROKEN)
                ? RemoteVerbs.FINDING
                : RemoteVerbs.FINE;
    }

    private void print(Check check) {
        options.print(
                "%-9s  %-11s  %s".formatted(check.state().word(), check.name(), check.words()));
        if (!check.remedy().isEmpty()) {
            options.print(" ".repeat(24) + check.remedy());
        }
    }
}
