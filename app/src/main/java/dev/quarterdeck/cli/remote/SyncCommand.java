package dev.quarterdeck.cli.remote;

import dev.quarterdeck.platform.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads the connected tools: `qd sync [CONNECTION] [--replay | --anew]`.
@Command(
        name = "sync",
        description = "Reads the connected tools, and says what came, what did not, and why.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit code 3 when something could not be read.",
            "",
            "Examples:",
            "  qd sync                    all connections, each from where it stopped",
            "  qd sync Tracker            the connection of that name",
            "  qd sync Tracker --replay   maps what was kept as it came anew; no tool is asked"
        })
final class SyncCommand implements Callable<Integer> {

    @Mixin private final ServerOptions options;

    @Parameters(
            arity = "0..1",
            paramLabel = "CONNECTION",
            description = "The connection's name or id; all when left out.")
    private String connection = "";

    @Option(
            names = "--replay",
            description =
                    "Map the records that were kept anew, without asking the tool, and withdraw what"
                            + " they tell no longer.")
    private boolean replay;

    @Option(names = "--anew", description = "Read everything from the beginning.")
    private boolean anew;

    SyncCommand(ServerOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() {
        if (replay && anew) {
            throw new Refusal(
                    "One of --replay and --anew must be left out.",
                    "Maybe --replay: it asks no tool.");
        }
        var server = options.open();
        var reports = new ArrayList<JsonNode>();
        for (var one : chosen(server)) {
            reports.add(report(server, one));
        }
        options.show(reports, () -> print(reports));
        return reports.stream().allMatch(SyncCommand::isWhole)
                ? RemoteVerbs.FINE
                : RemoteVerbs.INCOMPLETE;
    }

    private List<JsonNode> chosen(RemoteServer server) {
        var all = new ArrayList<JsonNode>();
        server.get("/api/v1/connections").body().path("items").forEach(all::add);
        var inUse = all.stream().filter(one -> Words.of(one, "retiredOn").isEmpty()).toList();
        if (connection.isEmpty()) {
            return inUse.stream().filter(one -> canBeRead(server, one)).toList();
        }
        var found =
                inUse.stream()
                        .filter(
                                one ->
                                        Words.of(one, "name").equalsIgnoreCase(connection)
                                                || Words.of(one, "id").equals(connection))
                        .toList();
        if (found.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND,
                    "There is no connection (%s).".formatted(connection),
                    all.isEmpty()
                            ? "Maybe connect a tool first."
                            : "Maybe %s.".formatted(Words.of(all.getFirst(), "name")));
        }
        return found;
    }

    /// What takes files or pushes only is asked nothing; what was kept can be mapped anew.
    private boolean canBeRead(RemoteServer server, JsonNode one) {
        return replay || addresses(server, one).anyMatch(name -> one.path("settings").has(name));
    }

    private static Stream<String> addresses(RemoteServer server, JsonNode one) {
        return server.get("/api/v1/tools")
                .body()
                .path("items")
                .valueStream()
                .filter(tool -> Words.of(tool, "id").equals(Words.of(one, "tool")))
                .flatMap(tool -> tool.path("settings").valueStream())
                .filter(setting -> Words.of(setting, "kind").equals("ADDRESS"))
                .map(setting -> Words.of(setting, "name"));
    }

    private JsonNode report(RemoteServer server, JsonNode one) {
        var wish = JsonNodeFactory.instance.objectNode();
        wish.put("how", replay ? "REPLAY" : anew ? "ANEW" : "SYNC");
        var path = "/api/v1/connections/" + Words.id(one, "id") + "/runs";
        var id = Words.of(server.post(path, wish).body(), "id");
        options.console().say("%s: job %s".formatted(Words.of(one, "name"), id));
        ImportCommand.requireDone(
                new JobWatch(server, options.console()).until("/api/v1/jobs/" + id));
        return server.get("/api/v1/runs/" + id).body();
    }

    private void print(List<JsonNode> reports) {
        var table = Counts.table();
        reports.forEach(one -> one.path("streams").forEach(row -> Counts.row(table, row)));
        table.print(options.console().out(), "Nothing new came.");
        for (var report : reports) {
            long withdrawn = Words.number(report.at("/run/totals"), "withdrawn");
            if (withdrawn > 0) {
                options.print(
                        "Withdrawn, as the records tell it no longer: %s."
                                .formatted(Words.count(withdrawn, "event", "events")));
            }
            report.path("gaps")
                    .forEach(
                            gap ->
                                    options.print(
                                            "Not read: %s. %s %s"
                                                    .formatted(
                                                            Words.of(gap, "what"),
                                                            Words.of(gap, "why"),
                                                            Words.of(gap, "remedy"))));
        }
    }

    private static boolean isWhole(JsonNode report) {
        return Words.of(report.path("run"), "state").equals("done")
                && Words.number(report.at("/run/totals"), "unusable") == 0;
    }
}
