package dev.quarterdeck.cli.remote;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// Lists the repositories that the server knows: `qd repositories`.
@Command(
        name = "repositories",
        description = "Lists the repositories on the server, each with its newest look.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  qd repositories --as-of 2026-03-31   what was known of that day",
            "  qd import look /srv/git/app          makes a repository and a look"
        })
final class RepositoriesCommand implements Callable<Integer> {

    @Mixin private final ServerOptions options;

    @Option(
            names = "--as-of",
            paramLabel = "DAY",
            description = "The day to show; today by default.")
    private String asOf = "";

    RepositoriesCommand(ServerOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() {
        var server = options.open();
        var day = asOf.isBlank() ? "" : "asOf=" + Days.read("--as-of", asOf);
        var repositories = server.list(RemoteServer.joined("/api/v1/repositories", day));
        return options.show(
                repositories,
                () -> {
                    var teams = teams(server, day);
                    var table = new Table("NAME", "TEAM", "READ FROM", "LOOK", "AS OF", "COMPLETE");
                    repositories.forEach(one -> row(one, teams, table));
                    table.print(
                            options.console().out(),
                            "There is no repository yet. To make one, type: qd import look PATH");
                });
    }

    private static Map<String, String> teams(RemoteServer server, String day) {
        var teams = new HashMap<String, String>();
        server.list(RemoteServer.joined("/api/v1/teams", day))
                .forEach(team -> teams.put(Words.id(team, "id"), Words.of(team, "key")));
        return teams;
    }

    private static void row(JsonNode one, Map<String, String> teams, Table table) {
        var look = one.path("newest");
        var path = Words.of(one, "path");
        table.row(
                Words.of(one, "name"),
                teams.getOrDefault(Words.of(one, "team"), ""),
                path.isEmpty()
                        ? Words.of(one, "readFrom").toLowerCase(java.util.Locale.ROOT)
                        : path,
                Words.of(look, "contentId"),
                Words.of(look, "asOf"),
                look.isObject() ? Words.is(look, "complete") ? "yes" : "no" : "");
    }
}
