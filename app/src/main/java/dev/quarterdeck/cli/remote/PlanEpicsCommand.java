package dev.quarterdeck.cli.remote;

import dev.quarterdeck.platform.csv.CsvSheet;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// Lists epics of the trackers that belong to no initiative: `qd plan epics`.
@Command(
        name = "epics",
        description =
                "Lists open epics of the trackers that belong to no initiative, to be taken up or left.",
        mixinStandardHelpOptions = true)
final class PlanEpicsCommand implements Callable<Integer> {

    private static final int LONGEST_KEY = 40;

    @ParentCommand private @Nullable PlanCommand parent;

    @Option(
            names = "--csv",
            description =
                    "Writes them as a file of initiatives, all ideas: give them names, take out what is none, and bring it in.")
    private boolean csv;

    @Option(names = "--all", description = "Lists those of initiatives too.")
    private boolean all;

    @Override
    public Integer call() {
        var options = Objects.requireNonNull(parent).options();
        var reply = options.open().get("/api/v1/plan/epics");
        return options.show(
                reply,
                () -> {
                    var out = options.console().out();
                    if (csv) {
                        write(out, reply.body().path("unclaimed"));
                    } else {
                        print(out, reply.body());
                    }
                });
    }

    private void print(PrintWriter out, JsonNode body) {
        var table =
                new Table("EPIC", "INITIATIVE", "LEFT", "DONE", "TEAMS", "BEGUN", "LAST TOUCHED");
        if (all) {
            body.path("claimed").forEach(one -> row(table, one));
        }
        body.path("unclaimed").forEach(one -> row(table, one));
        table.print(out, "Every open epic that a tracker told of belongs to an initiative.");
    }

    private static void row(Table table, JsonNode one) {
        table.row(
                Words.of(one, "key"),
                Words.of(one, "initiative"),
                Words.of(one, "open"),
                Words.of(one, "finished"),
                String.join(", ", Words.all(one, "teams")),
                Words.of(one, "begun"),
                Words.of(one, "touched"));
    }

    /// All are ideas, as directors decide what is done.
    private static void write(PrintWriter out, JsonNode unclaimed) {
        var rows = unclaimed.valueStream().map(one -> row(Words.of(one, "key"))).toList();
        out.print(CsvSheet.write(List.of("key", "name", "stage", "roots"), rows));
    }

    /// Keys of trackers have signs that keys of initiatives must not have.
    private static Map<String, String> row(String epic) {
        var key = epic.replaceAll("[^A-Za-z0-9._-]", "-").replaceAll("^[._-]+", "");
        return Map.of(
                "key",
                key.substring(0, Math.min(key.length(), LONGEST_KEY)),
                "name",
                epic,
                "stage",
                "idea",
                "roots",
                epic);
    }
}
