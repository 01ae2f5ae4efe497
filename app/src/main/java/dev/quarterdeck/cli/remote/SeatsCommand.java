package dev.quarterdeck.cli.remote;

import dev.quarterdeck.platform.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Lists funded positions and when they are filled, and brings them in and out: `qd seats`.
@Command(
        name = "seats",
        description = "Lists funded positions, when they are filled, and what is assumed of roles.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        footer = {
            "",
            "Examples:",
            "  qd seats",
            "  qd seats starts                                   when somebody starts, and why so",
            "  qd seats backfill --person E1042 --role engineer  a seat for who follows",
            "  qd seats import seats.csv assumptions.csv candidates.csv --apply",
            "  qd seats export seats --out seats.csv"
        })
final class SeatsCommand implements Callable<Integer> {

    private static final String SEATS = "/api/v1/seats";

    @Mixin private final ServerOptions options;

    @Option(
            names = "--as-of",
            scope = ScopeType.INHERIT,
            paramLabel = "DAY",
            description = "The day at whose end it is looked at; today by default.")
    private @Nullable String day;

    SeatsCommand(ServerOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() {
        var reply = options.open().get(SEATS + PlanCommand.asOf(day));
        return options.show(reply, () -> print(reply.body()));
    }

    private void print(JsonNode body) {
        var table =
                new Table(
                        "KEY",
                        "TEAM",
                        "ROLE",
                        "LEVEL",
                        "SKILL",
                        "KIND",
                        "STATUS",
                        "FUNDED FROM",
                        "EXPECTED",
                        "A MONTH");
        body.path("items")
                .forEach(
                        one ->
                                table.row(
                                        Words.of(one, "key"),
                                        Words.of(one, "team"),
                                        Words.of(one, "role"),
                                        Words.of(one, "level"),
                                        Words.of(one, "skill"),
                                        small(Words.of(one, "kind")),
                                        small(Words.of(one, "status")),
                                        Words.of(one, "effectiveFrom"),
                                        expected(one),
                                        cost(one)));
        table.print(
                options.console().out(),
                "There is no seat yet. To bring some in: qd seats import seats.csv");
    }

    private static String small(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    private static String expected(JsonNode seat) {
        var agreed = Words.of(seat, "starts");
        return agreed.isEmpty() ? Words.of(seat.path("targetStart"), "likely") : agreed;
    }

    private static String cost(JsonNode seat) {
        var cost = seat.path("monthlyCost");
        if (cost.isObject()) {
            return PlanCommand.number(cost.path("amount").asDouble())
                    + " "
                    + Words.of(cost, "currency");
        }
        return Words.all(seat, "hidden").contains("monthlyCost") ? "not for you" : "";
    }

    @Command(name = "starts", description = "Says when somebody starts on each seat, and why so.")
    int starts() {
        var reply = options.open().get(SEATS + "/starts" + PlanCommand.asOf(day));
        return options.show(
                reply,
                () -> {
                    var table = new Table("SEAT", "TEAM", "ROLE", "P10", "P50", "P80", "P90", "BY");
                    reply.body().path("items").forEach(one -> startRow(table, one));
                    table.print(options.console().out(), "No seat awaits anybody.");
                    reply.body()
                            .path("items")
                            .forEach(
                                    one ->
                                            options.print(
                                                    "%s: %s"
                                                            .formatted(
                                                                    Words.of(one, "seat"),
                                                                    Words.of(one, "words"))));
                });
    }

    private static void startRow(Table table, JsonNode one) {
        var days = one.path("days");
        table.row(
                Words.of(one, "seat"),
                Words.of(one, "team"),
                Words.of(one, "role"),
                day(days, "p10"),
                day(days, "p50"),
                day(days, "p80"),
                day(days, "p90"),
                small(Words.of(one, "ground")));
    }

    private static String day(JsonNode days, String quantile) {
        var day = Words.of(days, quantile);
        return day.isEmpty() ? "later" : day;
    }

    @Command(name = "assumptions", description = "Lists what is assumed of roles, with sources.")
    int assumptions() {
        var reply = options.open().get("/api/v1/staffing/assumptions" + PlanCommand.asOf(day));
        return options.show(
                reply,
                () -> {
                    var table = new Table("ROLE", "WHAT", "VALUE", "FROM", "SOURCE");
                    reply.body()
                            .path("items")
                            .forEach(
                                    one ->
                                            table.row(
                                                    Words.of(one, "role"),
                                                    small(Words.of(one, "what")),
                                                    Words.of(one, "value"),
                                                    Words.of(one, "from"),
                                                    Words.of(one, "source")));
                    table.print(options.console().out(), "Nothing is assumed of any role yet.");
                });
    }

    @Command(name = "funnel", description = "Counts how applications went, by role and stage.")
    int funnel() {
        var reply = options.open().get("/api/v1/staffing/funnel" + PlanCommand.asOf(day));
        return options.show(
                reply,
                () -> {
                    var table = new Table("ROLE", "APPLICATIONS", "IN PROCESS");
                    reply.body()
                            .path("roles")
                            .forEach(
                                    one ->
                                            table.row(
                                                    Words.of(one, "role"),
                                                    "" + Words.number(one, "applications"),
                                                    inProcess(one)));
                    table.print(
                            options.console().out(),
                            "No application is known. To bring some in: qd seats import candidates.csv");
                    options.print(
                            Words.count(
                                    Words.number(reply.body(), "hires"),
                                    "hire in all",
                                    "hires in all"));
                });
    }

    private static String inProcess(JsonNode role) {
        return role.path("inProcess").properties().stream()
                .map(stage -> stage.getKey() + " " + stage.getValue().asLong())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    @Command(
            name = "backfill",
            description =
                    "Keeps a seat for who follows somebody; team, role and level are taken over.")
    int backfill(
            @Option(
                            names = "--person",
                            paramLabel = "NUMBER",
                            defaultValue = "",
                            description = "The employee number of who leaves.")
                    String person,
            @Option(
                            names = "--seat",
                            paramLabel = "KEY",
                            defaultValue = "",
                            description = "The seat that is left.")
                    String seat,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            defaultValue = "",
                            description = "Needed where no seat says it.")
                    String role,
            @Option(
                            names = "--start",
                            paramLabel = "DAY",
                            defaultValue = "",
                            description =
                                    "When somebody is expected: a day, or three separated by semicolons.")
                    String start) {
        var body = JsonNodeFactory.instance.objectNode();
        Map.of("replaces", person, "ofSeat", seat, "role", role, "targetStart", start)
                .forEach(
                        (member, value) -> {
                            if (!value.isBlank()) {
                                body.put(member, value);
                            }
                        });
        var reply = options.open().post(SEATS + "/backfills", body);
        return options.show(
                reply,
                () ->
                        options.print(
                                "Seat %s of team %s is planned."
                                        .formatted(
                                                Words.of(reply.body(), "key"),
                                                Words.of(reply.body(), "team"))));
    }

    @Command(
            name = "import",
            description =
                    "Compares files of seats, assumptions or candidates with what is there; all rows are kept, or none. docs/guide/seats.md lists the columns.")
    int bringIn(@Mixin FilesAsked files) {
        return files.bringIn(new TableImport(options, SEATS + "/imports"), "qd seats import");
    }

    @Command(name = "export", description = "Writes seats or assumptions as a file.")
    int export(
            @Parameters(
                            paramLabel = "LIST",
                            defaultValue = "seats",
                            description = "seats or assumptions.")
                    String list,
            @Option(
                            names = "--out",
                            paramLabel = "FILE",
                            description = "The file to write; standard output when left out.")
                    @Nullable Path file) {
        if (!List.of("seats", "assumptions").contains(list)) {
            throw new Refusal(
                    "The list (%s) must be seats or assumptions.".formatted(list), "Maybe seats.");
        }
        var path =
                RemoteServer.joined(
                        SEATS + "/export" + PlanCommand.asOf(day),
                        "kind=" + list.toUpperCase(Locale.ROOT));
        TextFile.write(options.console(), options.open().get(path).text(), file);
        return RemoteVerbs.FINE;
    }
}
