package dev.quarterdeck.cli.remote;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// Sets scenarios beside the plan: `qd plan compare`.
@Command(
        name = "compare",
        description =
                "Sets up to four scenarios beside the plan: dates, who pays, and what it costs for who may know.",
        footer = {"", "Examples:", "  qd plan compare 'Two for payments' 'Cut the slipping one'"})
final class CompareCommand implements Callable<Integer> {

    private final ServerOptions options;

    @Parameters(
            arity = "0..4",
            paramLabel = "NAME",
            description = "Scenarios, by their names or ids; none = the plan alone.")
    private List<String> names = List.of();

    CompareCommand(ServerOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() {
        var server = options.open();
        var query =
                names.stream()
                        .map(name -> "scenario=" + ScenarioCommand.id(server, name))
                        .collect(Collectors.joining("&"));
        var reply = server.get("/api/v1/plan/comparison?" + query);
        return options.show(reply, () -> print(reply.body()));
    }

    private void print(JsonNode body) {
        var out = options.console().out();
        dates(out, body);
        out.printf("%nThe plan costs: %s%n", cost(body.path("plan")));
        notes(out, body.path("plan"));
        for (var side : body.path("scenarios")) {
            out.printf("%n%s%n", Words.of(side, "name"));
            Words.all(side, "changes").forEach(change -> out.printf("  %s%n", change));
            Words.all(side, "leftOut").forEach(misfit -> out.printf("  %s%n", misfit));
            for (var payer : side.path("payers")) {
                var because = Words.of(payer, "because");
                out.printf(
                        Locale.ROOT,
                        "  pays: %s, %.1f weeks later%s%n",
                        Words.of(payer, "key"),
                        payer.path("weeks").asDouble(),
                        because.isEmpty() ? "" : ", most by: " + because);
            }
            out.printf("  costs: %s%n", cost(side));
            notes(out, side);
        }
    }

    private static void dates(PrintWriter out, JsonNode body) {
        var head = new ArrayList<>(List.of("KEY", "PLAN, 85% SURE"));
        body.path("scenarios")
                .forEach(side -> head.add(Words.of(side, "name").toUpperCase(Locale.ROOT)));
        var table = new Table(head.toArray(String[]::new));
        var rows = body.path("plan").path("initiatives");
        for (int i = 0; i < rows.size(); i++) {
            var cells = new ArrayList<>(List.of(Words.of(rows.path(i), "key"), day(rows.path(i))));
            for (var side : body.path("scenarios")) {
                cells.add(moved(side.path("initiatives").path(i)));
            }
            table.row(cells.toArray(String[]::new));
        }
        table.print(out, "Nothing is committed or running yet.");
    }

    private static String day(JsonNode row) {
        var day = Words.of(row, "p85");
        return !Words.is(row, "isPlanned")
                ? "no forecast"
                : day.isEmpty() ? "beyond two years" : day;
    }

    private static String moved(JsonNode row) {
        var shift = row.path("shift");
        if (!shift.isObject()) {
            return Words.is(row, "isPlanned") ? "no forecast" : "not in it";
        }
        double weeks = shift.path("p85Weeks").asDouble();
        return weeks == 0
                ? day(row)
                : "%s, %s".formatted(day(row), String.format(Locale.ROOT, "%+.1f weeks", weeks));
    }

    private static void notes(PrintWriter out, JsonNode side) {
        Words.all(side.path("money"), "notes").forEach(note -> out.printf("  %s%n", note));
    }

    private static String cost(JsonNode side) {
        var money = side.path("money");
        if (!money.isObject()) {
            return Words.of(side, "moneyHidden");
        }
        var range =
                String.format(
                        Locale.ROOT,
                        "%,.0f to %,.0f %s in two years (50%% to 80%%)",
                        money.path("p50").asDouble(),
                        money.path("p80").asDouble(),
                        Words.of(money, "currency"));
        return side.path("scenario").isNull()
                ? range
                : range
                        + String.format(
                                Locale.ROOT,
                                ", %+,.0f against the plan",
                                money.path("more").asDouble());
    }
}
