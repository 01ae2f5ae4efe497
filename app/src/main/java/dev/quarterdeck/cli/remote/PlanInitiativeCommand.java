package dev.quarterdeck.cli.remote;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// Tells all that is known of the date of one initiative: `qd plan initiative`.
@Command(
        name = "initiative",
        description =
                "Tells when one initiative is done, what it waits for, why its date moved and what makes it unsure.",
        mixinStandardHelpOptions = true)
final class PlanInitiativeCommand implements Callable<Integer> {

    @ParentCommand private @Nullable PlanCommand parent;

    @Parameters(paramLabel = "KEY", description = "Its key.")
    private String key = "";

    @Option(
            names = "--since",
            paramLabel = "DAY",
            description =
                    "The day from which the move of its date is told; about four weeks ago by default.")
    private @Nullable String since;

    @Option(
            names = "--drivers",
            description = "What makes the range wide, too: the plan is played once for each input.")
    private boolean drivers;

    @Option(
            names = "--as-of",
            paramLabel = "DAY",
            description = "What was told of it by that day instead, the latest first.")
    private @Nullable String day;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many days at most, with --as-of; 10 by default.")
    private int limit;

    @Override
    public Integer call() {
        var options = Objects.requireNonNull(parent).options();
        if (day != null) {
            var path =
                    "/api/v1/plan/initiatives/%s/told%s"
                            .formatted(RemoteServer.encoded(key), PlanCommand.asOf(day));
            var told = Limit.read(options.open(), path, limit);
            return options.show(told, () -> told(options.console().out(), told));
        }
        var path =
                "/api/v1/plan/initiatives/%s/forecast?drivers=%s%s"
                        .formatted(
                                RemoteServer.encoded(key),
                                drivers,
                                since == null ? "" : "&since=" + Days.read("--since", since));
        var reply = options.open().get(path);
        return options.show(reply, () -> print(options.console().out(), reply.body()));
    }

    private static void told(PrintWriter out, List<JsonNode> told) {
        var table =
                new Table("TOLD ON", "ITEMS LEFT", "50% SURE", "85% SURE", "MUST BE DONE", "ODDS");
        told.forEach(
                one ->
                        table.row(
                                Words.of(one, "day"),
                                PlanCommand.number(one.path("items").asDouble()),
                                PlanCommand.day(one.path("p50")),
                                PlanCommand.day(one.path("p85")),
                                Words.of(one, "must"),
                                PlanCommand.odds(one.path("odds"))));
        table.print(out, "Nothing was told of it by then.");
    }

    private static void print(PrintWriter out, JsonNode body) {
        var own = body.path("initiative");
        var dates = own.path("dates");
        out.printf("%s, %s%n", Words.of(own, "key"), Words.of(own, "name"));
        out.printf(
                "50%% sure: %s   85%% sure: %s%n",
                PlanCommand.day(dates.path("p50")), PlanCommand.day(dates.path("p85")));
        if (dates.path("must").isString()) {
            out.printf(
                    "must be done: %s, odds %s%n",
                    Words.of(dates, "must"), PlanCommand.odds(dates.path("odds")));
        }
        untilSure(out, body.path("untilSure"));
        out.println();
        parts(body).print(out, "Nothing is left of it.");
        waits(out, body.path("waits"));
        move(out, body.path("move"));
        if (!body.path("drivers").isEmpty()) {
            out.println();
            drivers(body).print(out, "");
        }
    }

    private static void untilSure(PrintWriter out, JsonNode until) {
        if (!until.isObject()) {
            return;
        }
        out.printf(
                "%n%s; what the time until then goes to:%n",
                until.path("beyond").asBoolean()
                        ? "Not 85% sure within two years"
                        : tenths(until.path("late")) + " weeks late with 85%");
        var table = new Table("WEEKS", "GO TO", "OF");
        for (var piece : until.path("pieces")) {
            table.row(
                    tenths(piece.path("weeks")),
                    goesTo(Words.of(piece, "kind")),
                    String.join(", ", Words.all(piece, "of")));
        }
        table.print(out, "");
    }

    private static String tenths(JsonNode weeks) {
        return String.format(Locale.ROOT, "%.1f", weeks.asDouble());
    }

    private static String goesTo(String kind) {
        return switch (kind) {
            case "work" -> "known work, at the pace of its teams";
            case "unplanned" -> "unplanned work of its teams";
            case "growth" -> "scope that still comes";
            case "turn" -> "what else its teams work on";
            case "waits" -> "what must be done or over before";
            case "pauses" -> "freezes and blackouts";
            default -> kind;
        };
    }

    private static Table parts(JsonNode body) {
        var table = new Table("TEAM", "ITEMS LEFT", "BEGUN", "PLACE", "GOES FIRST");
        for (var part : body.path("parts")) {
            table.row(
                    Words.of(part, "name"),
                    PlanCommand.number(part.path("items").asDouble()),
                    "" + Words.number(part, "inProgress"),
                    "" + (part.path("ahead").size() + 1),
                    keys(part.path("ahead")));
        }
        return table;
    }

    private static String keys(JsonNode all) {
        var keys = new StringBuilder();
        all.forEach(one -> keys.append(keys.isEmpty() ? "" : " ").append(Words.of(one, "key")));
        return keys.toString();
    }

    private static void waits(PrintWriter out, JsonNode waits) {
        if (!waits.path("after").isEmpty()) {
            out.printf("It starts after %s.%n", keys(waits.path("after")));
        }
        if (waits.path("earliestStart").isString()) {
            out.printf("Work may not begin before %s.%n", Words.of(waits, "earliestStart"));
        }
        for (var pause : waits.path("pauses")) {
            out.printf(
                    "%s from %s, over on %s.%n",
                    Words.of(pause, "name"), Words.of(pause, "from"), Words.of(pause, "until"));
        }
    }

    private static void move(PrintWriter out, JsonNode move) {
        if (!move.isObject()) {
            return;
        }
        out.printf(
                "%nTold on %s: %s, now %s.%n",
                Words.of(move, "since"),
                PlanCommand.day(move.path("from")),
                PlanCommand.day(move.path("to")));
        var table = new Table("CAUSE", "DAYS");
        move.path("causes")
                .forEach(
                        cause ->
                                table.row(
                                        Words.of(cause, "cause"),
                                        "%+d".formatted(Words.number(cause, "days"))));
        table.print(out, Words.of(move, "why"));
    }

    private static Table drivers(JsonNode body) {
        var table =
                new Table(
                        "IF THIS WERE KNOWN",
                        "OF",
                        "RANGE SHORTER BY, WEEKS",
                        "85% DATE EARLIER BY, WEEKS");
        for (var driver : body.path("drivers")) {
            table.row(
                    Words.of(driver, "kind").replace('_', ' '),
                    Words.of(driver, "of"),
                    weeks(driver.path("narrowed").asDouble()),
                    weeks(driver.path("pulledP85").asDouble()));
        }
        return table;
    }

    static String weeks(double weeks) {
        // Adding 0 turns what would be told as -0.0 into 0.
        return String.format(Locale.ROOT, "%+.1f", Math.rint(10 * weeks) / 10 + 0.0);
    }
}
