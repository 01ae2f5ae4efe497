package dev.quarterdeck.cli.remote;

import dev.quarterdeck.platform.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Keeps named lists of changes to the plan: `qd plan scenario`.
@Command(
        name = "scenario",
        description = "Keeps named lists of changes to the plan; the plan stays what it is.",
        footer = {
            "",
            "Examples:",
            "  qd plan scenario list",
            "  qd plan scenario add 'Two for payments' --note 'asked for by sales'",
            "  qd plan scenario change 'Two for payments' hire team=pay role=engineer count=2 from=2026-09-01",
            "  qd plan scenario change 'Two for payments' cut initiative=PAY-1 items=20",
            "  qd plan scenario change 'Two for payments' --take-away 2",
            "  qd plan compare 'Two for payments'",
            "",
            "Kinds: hire, start, leave, move, contract, cut, reorder, drop, redate, freeze, blackout.",
            "Cells: team, toTeam, teams, role, skill, count, seat, initiative, before, items, from,",
            "until, mustDate, earliestStart, monthlyCost."
        })
final class ScenarioCommand {

    private static final String SCENARIOS = "/api/v1/plan/scenarios";
    private static final String NAME = "Its name, or its id.";

    private final ServerOptions options;

    ScenarioCommand(ServerOptions options) {
        this.options = options;
    }

    @Command(name = "list", description = "Lists the scenarios that stand.")
    int list() {
        var reply = options.open().get(SCENARIOS);
        return options.show(
                reply,
                () -> {
                    var table = new Table("NAME", "CHANGES", "BY", "LAST CHANGED", "NOTE");
                    reply.body()
                            .path("items")
                            .forEach(
                                    one ->
                                            table.row(
                                                    Words.of(one, "name"),
                                                    "" + one.path("changes").size(),
                                                    Words.of(one.path("version"), "by"),
                                                    Words.moment(one.path("version"), "at"),
                                                    Words.of(one, "note")));
                    table.print(
                            options.console().out(),
                            "There is no scenario yet. To make one: qd plan scenario add NAME");
                });
    }

    @Command(name = "show", description = "Shows what a scenario changes.")
    int show(@Parameters(paramLabel = "NAME", description = NAME) String name) {
        var server = options.open();
        var reply = server.get(SCENARIOS + "/" + id(server, name));
        return options.show(reply, () -> print(reply.body()));
    }

    private void print(JsonNode one) {
        options.print(
                "%s, version %d by %s"
                        .formatted(
                                Words.of(one, "name"),
                                Words.number(one.path("version"), "number"),
                                Words.of(one.path("version"), "by")));
        int number = 0;
        for (var change : one.path("changes")) {
            number++;
            options.print("%3d  %s".formatted(number, Words.of(change, "words")));
        }
        if (number == 0) {
            options.print("It changes nothing yet.");
        }
    }

    @Command(name = "add", description = "Makes a scenario without changes.")
    int add(
            @Parameters(paramLabel = "NAME", description = "Its name.") String name,
            @Option(
                            names = "--note",
                            paramLabel = "WORDS",
                            defaultValue = "",
                            description = "What it is for.")
                    String note) {
        var body = JsonNodeFactory.instance.objectNode().put("name", name).put("note", note);
        var reply = options.open().post(SCENARIOS, body);
        return options.show(
                reply,
                () ->
                        options.print(
                                "Made. To change something in it: qd plan scenario change '%s' hire team=TEAM role=ROLE from=DAY"
                                        .formatted(Words.of(reply.body(), "name"))));
    }

    @Command(
            name = "change",
            description = "Adds one change: its kind and its cells; or takes one away.")
    int change(
            @Parameters(index = "0", paramLabel = "NAME", description = NAME) String name,
            @Parameters(
                            index = "1..*",
                            arity = "0..*",
                            paramLabel = "KIND CELL=VALUE",
                            description = "Such as: cut initiative=PAY-1 items=20")
                    @Nullable List<String> words,
            @Option(
                            names = "--take-away",
                            paramLabel = "NUMBER",
                            description = "Take that change away, as `show` counts them.")
                    @Nullable Integer takeAway,
            @Option(names = "--why", paramLabel = "WORDS", description = "Why, for the history.")
                    @Nullable String why) {
        var server = options.open();
        var now = server.get(SCENARIOS + "/" + id(server, name)).body();
        var path = "%s/%s/changes".formatted(SCENARIOS, Words.of(now, "id"));
        var match =
                Map.of("If-Match", "\"%d\"".formatted(Words.number(now.path("version"), "number")));
        var said = words == null ? List.<String>of() : words;
        var reply =
                takeAway == null
                        ? server.send("POST", path, body(said, why), match)
                        : server.send(
                                "DELETE",
                                path + "/" + changeId(now, takeAway),
                                JsonNodeFactory.instance.objectNode(),
                                match);
        return options.show(reply, () -> print(reply.body()));
    }

    private static JsonNode body(List<String> words, @Nullable String why) {
        if (words.isEmpty()) {
            throw new Refusal(
                    "The kind (none) of a change must be given.",
                    "Maybe hire, cut or reorder; see qd plan scenario --help.");
        }
        var body = JsonNodeFactory.instance.objectNode();
        body.put("kind", words.getFirst().toUpperCase(Locale.ROOT));
        for (var word : words.subList(1, words.size())) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw new Refusal(
                        "The cell (%s) must be written as CELL=VALUE.".formatted(word),
                        "Maybe team=%s.".formatted(word));
            }
            body.put(word.substring(0, equals), word.substring(equals + 1));
        }
        if (why != null) {
            body.put("why", why);
        }
        return body;
    }

    private static String changeId(JsonNode scenario, int number) {
        var change = scenario.path("changes").path(number - 1);
        if (number < 1 || change.isMissingNode()) {
            throw new Refusal(
                    "The change (%d) must be one of %d."
                            .formatted(number, scenario.path("changes").size()),
                    "Maybe see qd plan scenario show.");
        }
        return Words.of(change, "id");
    }

    @Command(name = "drop", description = "Drops a scenario; its history stays.")
    int drop(@Parameters(paramLabel = "NAME", description = NAME) String name) {
        var server = options.open();
        var id = id(server, name);
        var reply =
                server.send(
                        "DELETE",
                        SCENARIOS + "/" + id,
                        JsonNodeFactory.instance.objectNode(),
                        Map.of("If-Match", "*"));
        return options.show(reply, () -> options.print("Dropped."));
    }

    /// Returns the id of the scenario of that name or id.
    static String id(RemoteServer server, String name) {
        var found = new ArrayList<String>();
        for (var one : server.get(SCENARIOS).body().path("items")) {
            var id = one.path("id").asString();
            if (id.equalsIgnoreCase(name) || one.path("name").asString().equalsIgnoreCase(name)) {
                found.add(id);
            }
        }
        if (found.size() != 1) {
            throw new Refusal(
                    found.isEmpty()
                            ? "There is no scenario (%s).".formatted(name)
                            : "The name (%s) is that of %d scenarios."
                                    .formatted(name, found.size()),
                    "Maybe see qd plan scenario list, or name it by its id.");
        }
        return found.getFirst();
    }
}
