package dev.quarterdeck.cli.remote;

import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Lists freezes and blackouts: `qd plan pauses`.
@Command(
        name = "pauses",
        description =
                "Lists freezes, in which nothing is finished, and blackouts, in which nobody works.",
        mixinStandardHelpOptions = true)
final class PlanPausesCommand implements Callable<Integer> {

    @ParentCommand private @Nullable PlanCommand parent;

    @Option(
            names = "--as-of",
            paramLabel = "DAY",
            description = "The day at whose end it is looked at; today by default.")
    private @Nullable String day;

    @Override
    public Integer call() {
        var options = Objects.requireNonNull(parent).options();
        var reply = options.open().get("/api/v1/pauses" + PlanCommand.asOf(day));
        return options.show(
                reply,
                () -> {
                    var table =
                            new Table("KEY", "PAUSE", "NAME", "FROM", "UNTIL", "TEAMS", "STATUS");
                    reply.body()
                            .path("items")
                            .forEach(
                                    one ->
                                            table.row(
                                                    Words.of(one, "key"),
                                                    small(Words.of(one, "pause")),
                                                    Words.of(one, "name"),
                                                    Words.of(one, "from"),
                                                    Words.of(one, "until"),
                                                    one.path("teams").isEmpty()
                                                            ? "everybody"
                                                            : String.join(
                                                                    " ", Words.all(one, "teams")),
                                                    small(Words.of(one, "status"))));
                    table.print(
                            options.console().out(),
                            "There is no pause. To bring some in: qd plan import pauses.csv");
                });
    }

    private static String small(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
