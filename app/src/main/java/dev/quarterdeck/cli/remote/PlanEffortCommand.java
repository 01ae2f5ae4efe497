package dev.quarterdeck.cli.remote;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// Tells what effort went to each goal, against what was meant: `qd plan effort`.
@Command(
        name = "effort",
        description = "Tells what effort went to each goal, against what was meant.",
        mixinStandardHelpOptions = true)
final class PlanEffortCommand implements Callable<Integer> {

    private static final List<String> RULES = List.of("WEEKDAY", "PRESENCE", "ACTIVITY");

    @ParentCommand private @Nullable PlanCommand parent;

    @Option(
            names = "--team",
            paramLabel = "TEAM",
            description = "Key or id of a team; everybody when left out.")
    private String team = "";

    @Option(
            names = "--weeks",
            paramLabel = "N",
            defaultValue = "13",
            description = "Over how many weeks, this one included; 13 by default.")
    private int weeks;

    @Option(
            names = "--as-of",
            paramLabel = "DAY",
            description = "The day at whose end it is looked at; today by default.")
    private @Nullable String day;

    @Override
    public Integer call() {
        var options = Objects.requireNonNull(parent).options();
        var asked = new ArrayList<>(List.of("weeks=" + weeks));
        if (!team.isBlank()) {
            asked.add("team=" + RemoteServer.encoded(team));
        }
        if (day != null) {
            asked.add("asOf=" + Days.read("--as-of", day));
        }
        var reply = options.open().get("/api/v1/plan/effort?" + String.join("&", asked));
        return options.show(reply, () -> print(options.console().out(), reply.body()));
    }

    private static void print(PrintWriter out, JsonNode body) {
        var shown = body.path("shown");
        if (!shown.isObject()) {
            out.println(Words.of(body, "hidden"));
            return;
        }
        out.printf("From %s, over on %s%n%n", Words.of(shown, "from"), Words.of(shown, "until"));
        var table = new Table("GOAL", "NAME", "WEEKDAY", "PRESENCE", "ACTIVITY", "MEANT");
        shown.path("goals").forEach(line -> row(table, line));
        shown.path("rest").forEach(line -> row(table, line));
        table.print(out, "There is no goal yet. To bring some in: qd plan import goals.csv");
        var apart = Words.all(shown, "apart");
        if (!apart.isEmpty()) {
            out.printf(
                    "Of %s not all work lies below epics; what went to the rest stands in the rows below the goals.%n",
                    String.join(", ", apart));
        }
    }

    private static void row(Table table, JsonNode line) {
        var shares = RULES.stream().map(rule -> percent(line.path("shares").path(rule))).toList();
        table.row(
                Words.of(line, "key"),
                Words.of(line, "name"),
                shares.get(0),
                shares.get(1),
                shares.get(2),
                percent(line.path("intended")));
    }

    private static String percent(JsonNode share) {
        return share.isNumber() ? String.format(Locale.ROOT, "%.0f%%", 100 * share.asDouble()) : "";
    }
}
