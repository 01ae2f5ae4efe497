package dev.quarterdeck.cli.remote;

import dev.quarterdeck.platform.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

/// Lists and decides which team owns what: `qd owners`, `qd owners set`, `qd owners dismiss`, `qd
/// owners recall`.
@Command(
        name = "owners",
        description = "Lists which team owns which project, repository, component and pipeline.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        subcommands = {
            OwnersCommand.Decide.class,
            OwnersDismissals.Dismiss.class,
            OwnersDismissals.Recall.class
        },
        footer = {
            "",
            "Examples:",
            "  qd owners --unowned                              what nobody owns yet, and who may",
            "  qd owners set repository acme/harbor DOCK        DOCK is the key of a team",
            "  qd owners set project HARBOR DOCK --from 2026-03-01",
            "  qd owners set component crane nobody",
            "  qd owners dismiss repository acme/attic          nobody is asked about it any more",
            "  qd owners --dismissed                            which names these are",
            "  qd owners recall repository acme/attic"
        })
final class OwnersCommand implements Callable<Integer> {

    private static final String PATH = "/api/v1/owners";

    @Mixin private final ServerOptions options;

    @Option(names = "--unowned", description = "Lists what nobody owns yet instead.")
    private boolean unowned;

    @Option(names = "--dismissed", description = "Lists what nobody is to be asked about instead.")
    private boolean dismissed;

    OwnersCommand(ServerOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() {
        var server = options.open();
        if (dismissed) {
            return OwnersDismissals.list(options, server);
        }
        return unowned ? suggestions(server) : owners(server);
    }

    private int suggestions(RemoteServer server) {
        var all = server.list("/api/v1/owner-suggestions");
        return options.show(
                all,
                () -> {
                    var teams = teams(server);
                    var table = new Table("KIND", "NAME", "THINGS", "RECENT", "MAY BE", "WHY");
                    all.forEach(
                            one ->
                                    table.row(
                                            small(Words.of(one, "kind")),
                                            Words.of(one, "name"),
                                            "" + Words.number(one, "things"),
                                            "" + Words.number(one, "recent"),
                                            teams.getOrDefault(Words.id(one, "team"), ""),
                                            small(Words.of(one, "why"))));
                    table.print(options.console().out(), "Every name of work has an owner.");
                });
    }

    private int owners(RemoteServer server) {
        var standing =
                server.list(PATH).stream().filter(one -> one.path("undone").isNull()).toList();
        return shown(server, standing);
    }

    private int shown(RemoteServer server, List<JsonNode> standing) {
        return options.show(
                standing,
                () -> {
                    var teams = teams(server);
                    var table = new Table("KIND", "NAME", "TEAM", "FROM", "UNTIL", "BY", "ID");
                    standing.forEach(
                            one ->
                                    table.row(
                                            small(Words.of(one, "kind")),
                                            Words.of(one, "name"),
                                            teams.getOrDefault(Words.id(one, "team"), "gone"),
                                            Words.of(one, "from"),
                                            Words.of(one, "until"),
                                            Words.of(one, "by"),
                                            Words.of(one, "id")));
                    table.print(
                            options.console().out(),
                            "Nobody owns anything yet. To see who may, type: qd owners --unowned");
                });
    }

    ServerOptions options() {
        return options;
    }

    static String small(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /// The keys of teams by their ids.
    private static Map<String, String> teams(RemoteServer server) {
        var teams = new HashMap<String, String>();
        server.list("/api/v1/teams")
                .forEach(one -> teams.put(Words.of(one, "id"), Words.of(one, "key")));
        return teams;
    }

    /// Decides who owns a name.
    @Command(
            name = "set",
            description =
                    "Decides which team owns a name; it takes its time from what stood before.",
            mixinStandardHelpOptions = true)
    static final class Decide implements Callable<Integer> {

        @ParentCommand private @Nullable OwnersCommand parent;

        @Parameters(
                index = "0",
                paramLabel = "KIND",
                description = "project, repository, component or pipeline.")
        private String kind = "";

        @Parameters(
                index = "1",
                paramLabel = "NAME",
                description = "Whose owner it is; one that ends in * is the beginning of many.")
        private String name = "";

        @Parameters(index = "2", paramLabel = "TEAM", description = "The team's key, or nobody.")
        private String team = "";

        @Option(
                names = "--from",
                paramLabel = "DAY",
                description = "The first day; always by default.")
        private String from = "";

        @Option(
                names = "--until",
                paramLabel = "DAY",
                description = "The first day on which it no longer holds; no end by default.")
        private String until = "";

        @Override
        public Integer call() {
            var above = java.util.Objects.requireNonNull(parent);
            var server = above.options.open();
            var body = JsonNodeFactory.instance.objectNode();
            var said = body.putArray("decisions").addObject();
            said.put("kind", kind.toUpperCase(Locale.ROOT)).put("name", name);
            said.put("team", id(server));
            said.put("from", from.isBlank() ? null : Days.read("--from", from).toString());
            said.put("until", until.isBlank() ? null : Days.read("--until", until).toString());
            var reply = server.send("PUT", PATH, body, Map.of());
            return above.options.show(
                    reply,
                    () ->
                            above.options.print(
                                    team.equalsIgnoreCase("nobody")
                                            ? "%s %s is nobody's.".formatted(small(kind), name)
                                            : "%s %s belongs to %s."
                                                    .formatted(small(kind), name, team)));
        }

        private @Nullable String id(RemoteServer server) {
            if (team.equalsIgnoreCase("nobody")) {
                return null;
            }
            return server.list("/api/v1/teams").stream()
                    .filter(one -> Words.of(one, "key").equalsIgnoreCase(team))
                    .map(one -> Words.of(one, "id"))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new Refusal(
                                            "There is no team with the key (%s) today."
                                                    .formatted(team),
                                            "Maybe see: qd org"));
        }
    }
}
