package dev.quarterdeck.cli.remote;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// Tells how the dates that were told fared: `qd plan record`.
@Command(
        name = "record",
        description = "Tells how the dates that were told of initiatives fared.",
        mixinStandardHelpOptions = true)
final class PlanRecordCommand implements Callable<Integer> {

    @ParentCommand private @Nullable PlanCommand parent;

    @Option(
            names = "--told",
            description = "Each forecast with what became of it instead, the latest first.")
    private boolean told;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many forecasts at most, with --told; 50 by default.")
    private int limit;

    @Override
    public Integer call() {
        var options = Objects.requireNonNull(parent).options();
        if (told) {
            var rows = Limit.read(options.open(), "/api/v1/plan/record/told", limit);
            return options.show(rows, () -> list(options, rows));
        }
        var reply = options.open().get("/api/v1/plan/record");
        return options.show(reply, () -> print(options, reply.body()));
    }

    private static void list(ServerOptions options, List<JsonNode> rows) {
        var table = new Table("TOLD ON", "KEY", "50% SURE", "85% SURE", "BECAME", "ENDED", "MET");
        rows.forEach(
                one ->
                        table.row(
                                Words.of(one, "told"),
                                Words.of(one, "initiative"),
                                PlanCommand.day(one.path("p50")),
                                PlanCommand.day(one.path("p85")),
                                Words.of(one, "became").toLowerCase(Locale.ROOT),
                                Words.of(one, "ended"),
                                met(one.path("met85"))));
        table.print(options.console().out(), "Nothing is known yet of what was told.");
    }

    private static String met(JsonNode met) {
        return met.isBoolean() ? met.asBoolean() ? "yes" : "no" : "";
    }

    private static void print(ServerOptions options, JsonNode body) {
        var table =
                new Table("WEEKS AHEAD", "85% DAYS MET", "IN THE 80% RANGE", "IN THE 50% RANGE");
        body.path("horizons").forEach(one -> row(table, weeks(one), one));
        row(table, "all", body.path("all"));
        var out = options.console().out();
        table.print(out, "");
        var counts = body.path("counts");
        out.printf(
                "%d forecasts of what is done, %d late already, %d still to come, %d withdrawn.%n",
                Words.number(counts, "done"),
                Words.number(counts, "late"),
                Words.number(counts, "waiting"),
                Words.number(counts, "withdrawn"));
        var skill = body.path("skill");
        if (skill.isObject()) {
            out.printf(
                    Locale.ROOT,
                    "The error is %.0f%% smaller than that of a plain simulation (%.0f%% to %.0f%%).%n",
                    100 * skill.path("value").asDouble(),
                    100 * skill.path("low").asDouble(),
                    100 * skill.path("high").asDouble());
        }
        var worst = body.path("worstTeam");
        if (worst.isObject()) {
            out.printf(
                    "Worst where %s takes part: %s.%n",
                    Words.of(worst, "name"), in(worst, "met85"));
        }
    }

    private static String weeks(JsonNode row) {
        var until = row.path("untilWeeks");
        return until.isNumber()
                ? "%d - %d".formatted(Words.number(row, "fromWeeks"), until.asLong())
                : "over %d".formatted(Words.number(row, "fromWeeks"));
    }

    private static void row(Table table, String weeks, JsonNode row) {
        table.row(weeks, in(row, "met85"), in(row, "within80"), in(row, "within50"));
    }

    private static String in(JsonNode row, String bound) {
        var held = row.path(bound);
        var share = held.path("share");
        return share.isNumber()
                ? String.format(
                        Locale.ROOT,
                        "%.0f%% (%.0f - %.0f), %d of %d",
                        100 * share.asDouble(),
                        100 * held.path("low").asDouble(),
                        100 * held.path("high").asDouble(),
                        Words.number(held, "held"),
                        Words.number(held, "of"))
                : "not enough (%d)".formatted(Words.number(held, "of"));
    }
}
