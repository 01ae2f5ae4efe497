package dev.quarterdeck.cli.remote;

import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.reports.wording.Printable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// Explains a number of the server's pages: `qd explain server people.span`.
@Command(
        name = "server",
        description =
                "Shows what stands behind a number on the server: of the organisation, a team or a repository.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  qd explain server people.span",
            "  qd explain server delivery.named --team HARBOR --as-of 2026-03-31",
            "  qd explain server link.named --repository harbor --csv > rows.csv"
        })
final class ExplainServerCommand implements Callable<Integer> {

    private static final int SOME_ROWS = 20;
    private static final String LEAD = "%-14s%s%n";

    @Mixin private final ServerOptions options;

    @Parameters(paramLabel = "ID", description = "Id of the number, as the page shows it.")
    private String id = "";

    @Option(
            names = "--repository",
            paramLabel = "NAME",
            description = "The repository that the number is of.")
    private String repository = "";

    @Option(
            names = "--team",
            paramLabel = "TEAM",
            description = "Key or id of the team that the number is of.")
    private String team = "";

    @Option(
            names = "--as-of",
            paramLabel = "DAY",
            description = "The day to explain; today by default.")
    private String asOf = "";

    @Option(names = "--all", description = "Every row instead of the first 20.")
    private boolean all;

    @Option(names = "--csv", description = "The rows alone, as CSV.")
    private boolean csv;

    ExplainServerCommand(ServerOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() {
        var server = options.open();
        var day = asOf.isBlank() ? "" : "asOf=" + Days.read("--as-of", asOf);
        var path = "/api/v1/explain/" + RemoteServer.encoded(id);
        for (var parameter : parameters(server, day)) {
            path = RemoteServer.joined(path, parameter);
        }
        var reply = server.get(path);
        if (csv) {
            options.console().out().print(reply.text());
            options.console().out().flush();
            return RemoteVerbs.FINE;
        }
        return options.show(reply, () -> print(reply.body(), options.console().out()));
    }

    private List<String> parameters(RemoteServer server, String day) {
        return List.of(
                day,
                repository.isBlank() ? "" : "repository=" + idOf(server, day),
                team.isBlank() ? "" : "team=" + RemoteServer.encoded(team),
                csv ? "format=csv" : "");
    }

    private String idOf(RemoteServer server, String day) {
        return server.list(RemoteServer.joined("/api/v1/repositories", day)).stream()
                .filter(
                        one ->
                                Words.of(one, "name").equalsIgnoreCase(repository)
                                        || Words.id(one, "id").equals(repository))
                .findFirst()
                .map(one -> Words.id(one, "id"))
                .orElseThrow(
                        () ->
                                new Refusal(
                                        Refusal.Kind.NOT_FOUND,
                                        "The server knows no repository (%s) on that day."
                                                .formatted(Printable.clean(repository)),
                                        "Maybe one that `qd repositories` shows."));
    }

    private void print(JsonNode answer, PrintWriter out) {
        var why = answer.path("explanation");
        if (why.isMissingNode()) {
            out.println(Words.of(answer, "finding"));
            rows(answer.path("table"), out);
            return;
        }
        out.printf(
                "%s: %s  %s%n",
                Words.of(answer, "label"), Words.of(answer, "shown"), Words.of(answer, "id"));
        out.printf("%s as of %s%n%n", Words.of(answer, "subject"), Words.of(answer, "as_of"));
        part("Decision", Words.of(why, "decision"), out);
        part("Period", Words.of(why, "period"), out);
        part("Formula", Words.of(why, "formula"), out);
        parts("Left out", leftOut(why), out);
        part("Freshness", Words.of(why, "freshness"), out);
        parts("Otherwise", otherwise(why), out);
        rows(why.path("rows"), out);
    }

    private static List<String> leftOut(JsonNode why) {
        var lines = new ArrayList<String>();
        why.path("left_out")
                .forEach(
                        one ->
                                lines.add(
                                        "%s %s: %s"
                                                .formatted(
                                                        one.path("count").isNull()
                                                                ? "unknown number of"
                                                                : Words.of(one, "count"),
                                                        Words.of(one, "what"),
                                                        Words.of(one, "why"))));
        return lines.isEmpty() ? List.of("nothing") : lines;
    }

    private static List<String> otherwise(JsonNode why) {
        var lines = new ArrayList<String>();
        why.path("sensitivity")
                .forEach(one -> lines.add(Words.of(one, "value") + " " + Words.of(one, "rule")));
        return lines;
    }

    private static void part(String name, String text, PrintWriter out) {
        parts(name, text.isBlank() ? List.of() : List.of(text), out);
    }

    private static void parts(String name, List<String> lines, PrintWriter out) {
        for (int i = 0; i < lines.size(); i++) {
            out.printf(LEAD, i == 0 ? name : "", lines.get(i));
        }
    }

    private void rows(JsonNode rows, PrintWriter out) {
        var cells = rows.path("rows");
        int shown = all ? cells.size() : Math.min(SOME_ROWS, cells.size());
        part(
                "Rows",
                shown == cells.size()
                        ? Words.count(shown, "row", "rows")
                        : String.format(
                                Locale.ROOT,
                                "first %,d of %,d; all with --all",
                                shown,
                                cells.size()),
                out);
        if (shown > 0) {
            out.println();
            var table = new Table(texts(rows.path("columns")));
            for (int i = 0; i < shown; i++) {
                table.row(texts(cells.get(i)));
            }
            table.print(out, "");
        }
    }

    private static String[] texts(JsonNode list) {
        return list.valueStream()
                .map(one -> Printable.clean(one.asString()))
                .toArray(String[]::new);
    }
}
