package dev.quarterdeck.cli.remote;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// Says what thirteen weeks hold: `qd plan quarter`.
@Command(
        name = "quarter",
        description =
                "Says what is sure, a bet or will not fit in thirteen weeks, who has time, and what eats it.",
        mixinStandardHelpOptions = true)
final class PlanQuarterCommand implements Callable<Integer> {

    @ParentCommand private @Nullable PlanCommand parent;

    @Option(
            names = "--from",
            paramLabel = "DAY",
            description = "A day of the first week; today by default.")
    private @Nullable String from;

    @Override
    public Integer call() {
        var options = Objects.requireNonNull(parent).options();
        var query = from == null ? "" : "?from=" + Days.read("--from", from);
        var reply = options.open().get("/api/v1/plan/quarter" + query);
        return options.show(reply, () -> print(options.console().out(), reply.body()));
    }

    private static void print(PrintWriter out, JsonNode body) {
        out.printf("From %s, over on %s%n%n", Words.of(body, "from"), Words.of(body, "until"));
        var bets = new Table("KEY", "VERDICT", "ODDS", "50% SURE", "85% SURE");
        for (var bet : body.path("bets")) {
            boolean known = bet.path("odds").isNumber();
            bets.row(
                    Words.of(bet, "key"),
                    Words.of(bet, "verdict").toLowerCase(Locale.ROOT).replace('_', ' '),
                    PlanCommand.odds(bet.path("odds")),
                    known ? PlanCommand.day(bet.path("p50")) : "",
                    known ? PlanCommand.day(bet.path("p85")) : "");
        }
        bets.print(out, "Nothing is committed or running yet.");
        out.println();
        teams(body).print(out, "No team of five people or more has a plan.");
        if (body.path("smallTeams").asInt() > 0) {
            out.printf(
                    "%d teams of fewer than five people are not shown.%n",
                    body.path("smallTeams").asInt());
        }
    }

    private static Table teams(JsonNode body) {
        var table =
                new Table(
                        "TEAM",
                        "PERSON-WEEKS",
                        "INITIATIVES",
                        "UNPLANNED",
                        "IDLE",
                        "LEAVE",
                        "GROWING IN",
                        "INTERVIEWS",
                        "ON-CALL");
        for (var team : body.path("teams")) {
            table.row(
                    Words.of(team, "name"),
                    tenths(team, "people"),
                    tenths(team, "initiatives"),
                    tenths(team, "unplanned"),
                    tenths(team, "idle"),
                    tenths(team, "leave"),
                    tenths(team, "growing"),
                    tenths(team, "interviews"),
                    tenths(team, "onCall"));
        }
        return table;
    }

    private static String tenths(JsonNode team, String member) {
        return String.format(Locale.ROOT, "%.1f", team.path(member).asDouble());
    }
}
