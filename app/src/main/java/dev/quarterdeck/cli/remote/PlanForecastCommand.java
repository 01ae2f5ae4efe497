package dev.quarterdeck.cli.remote;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// Tells when each initiative that is wanted will be done: `qd plan forecast`.
@Command(
        name = "forecast",
        description = "Tells when each initiative that is wanted will be done, as ranges.",
        mixinStandardHelpOptions = true)
final class PlanForecastCommand implements Callable<Integer> {

    @ParentCommand private @Nullable PlanCommand parent;

    @Option(
            names = "--as-of",
            paramLabel = "DAY",
            description =
                    "What was told by that day, as it was kept; what is told today by default.")
    private @Nullable String day;

    @Override
    public Integer call() {
        var options = Objects.requireNonNull(parent).options();
        if (day != null) {
            var reply = options.open().get("/api/v1/plan/told" + PlanCommand.asOf(day));
            return options.show(reply, () -> told(options, reply.body()));
        }
        var reply = options.open().get("/api/v1/plan/forecast");
        return options.show(reply, () -> print(options, reply.body()));
    }

    private static void print(ServerOptions options, JsonNode body) {
        var table =
                new Table(
                        "KEY",
                        "NAME",
                        "ITEMS LEFT",
                        "50% SURE",
                        "85% SURE",
                        "MUST BE DONE",
                        "ODDS");
        for (var one : body.path("initiatives")) {
            var dates = one.path("dates");
            boolean isForecast = dates.isObject();
            table.row(
                    Words.of(one, "key"),
                    Words.of(one, "name"),
                    PlanCommand.number(one.path("open").asDouble()),
                    isForecast ? PlanCommand.day(dates.path("p50")) : "no forecast",
                    isForecast ? PlanCommand.day(dates.path("p85")) : "",
                    isForecast ? Words.of(dates, "must") : "",
                    PlanCommand.odds(dates.path("odds")));
        }
        var out = options.console().out();
        table.print(
                out,
                "Nothing is committed or running yet. To bring some in: qd plan import initiatives.csv");
        for (var one : body.path("initiatives")) {
            if (!one.path("missing").isNull()) {
                out.printf("%s: %s%n", Words.of(one, "key"), Words.of(one, "missing"));
            }
        }
    }

    private static void told(ServerOptions options, JsonNode body) {
        var table =
                new Table(
                        "KEY",
                        "NAME",
                        "TOLD ON",
                        "ITEMS LEFT",
                        "50% SURE",
                        "85% SURE",
                        "MUST BE DONE",
                        "ODDS");
        for (var one : body.path("initiatives")) {
            var told = one.path("told");
            boolean isTold = told.isObject();
            table.row(
                    Words.of(one, "key"),
                    Words.of(one, "name"),
                    isTold ? Words.of(told, "day") : "nothing told",
                    isTold ? PlanCommand.number(told.path("items").asDouble()) : "",
                    isTold ? PlanCommand.day(told.path("p50")) : "",
                    isTold ? PlanCommand.day(told.path("p85")) : "",
                    isTold ? Words.of(told, "must") : "",
                    PlanCommand.odds(told.path("odds")));
        }
        table.print(
                options.console().out(),
                "Nothing was committed or running on %s.".formatted(Words.of(body, "day")));
    }
}
