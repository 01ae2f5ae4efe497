package dev.quarterdeck.cli.remote;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;

/// Says what one change would do to an initiative, and who would pay: `qd plan lever`.
@Command(
        name = "lever",
        description =
                "Says what one change would do to an initiative, and who would pay for it; keeps nothing.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  qd plan lever PAY-1 hire --team piloting --week 8",
            "  qd plan lever PAY-1 contractor --team piloting --week 4 --weeks 13",
            "  qd plan lever PAY-1 cut --team piloting --items 6",
            "  qd plan lever PAY-1 first",
            "  qd plan lever PAY-1 drop --other GATE-1",
            "  qd plan lever PAY-1 date --day 2026-09-30",
            "  qd plan lever PAY-1 freeze --from 2026-12-14 --until 2027-01-03"
        })
final class PlanLeverCommand implements Callable<Integer> {

    @ParentCommand private @Nullable PlanCommand parent;

    @Parameters(index = "0", paramLabel = "KEY", description = "The initiative.")
    private String key = "";

    @Parameters(
            index = "1",
            paramLabel = "LEVER",
            description = "hire, contractor, cut, first, drop, date or freeze.")
    private String lever = "";

    @Option(names = "--team", paramLabel = "TEAM", description = "The key of a team.")
    private @Nullable String team;

    @Option(
            names = "--week",
            paramLabel = "N",
            description = "The week of the start; 1 is the first.")
    private @Nullable String week;

    @Option(names = "--weeks", paramLabel = "N", description = "For how many weeks.")
    private @Nullable String weeks;

    @Option(names = "--items", paramLabel = "N", description = "How many items are left out.")
    private @Nullable String items;

    @Option(names = "--other", paramLabel = "KEY", description = "The initiative that is dropped.")
    private @Nullable String other;

    @Option(names = "--day", paramLabel = "DAY", description = "By when it must be done.")
    private @Nullable String day;

    @Option(names = "--from", paramLabel = "DAY", description = "The first day of a freeze.")
    private @Nullable String from;

    @Option(names = "--until", paramLabel = "DAY", description = "Its last day.")
    private @Nullable String until;

    @Override
    public Integer call() {
        var options = Objects.requireNonNull(parent).options();
        var path = "/api/v1/plan/initiatives/%s/levers".formatted(RemoteServer.encoded(key));
        for (var one : asked().entrySet()) {
            var value = one.getValue();
            path =
                    value == null
                            ? path
                            : RemoteServer.joined(
                                    path, one.getKey() + "=" + RemoteServer.encoded(value));
        }
        var reply = options.open().get(path);
        return options.show(reply, () -> print(options.console().out(), reply.body()));
    }

    private Map<String, @Nullable String> asked() {
        var asked = new LinkedHashMap<String, @Nullable String>();
        asked.put("lever", lever);
        asked.put("team", team);
        asked.put("week", week);
        asked.put("weeks", weeks);
        asked.put("items", items);
        asked.put("other", other);
        asked.put("day", day);
        asked.put("from", from);
        asked.put("until", until);
        return asked;
    }

    private static void print(PrintWriter out, JsonNode body) {
        out.printf("%s%n%n", Words.of(body, "lever"));
        var table =
                new Table(
                        "KEY",
                        "50% SURE",
                        "WEEKS",
                        "85% SURE",
                        "WEEKS",
                        "ODDS BEFORE",
                        "ODDS THEN",
                        "LATER IN");
        row(table, body.path("own"));
        body.path("others").forEach(one -> row(table, one));
        table.print(out, "");
        Words.all(body, "missing").forEach(gone -> out.printf("%s is not done at all.%n", gone));
        var price = body.path("price");
        if (price.isObject()) {
            out.printf(
                    Locale.ROOT,
                    "In money: %+,.0f %s over two years.%n",
                    price.path("more").asDouble(),
                    Words.of(price, "currency"));
            Words.all(price, "notes").forEach(out::println);
        }
        var hidden = Words.of(body, "priceHidden");
        if (!hidden.isEmpty()) {
            out.println(hidden);
        }
        var payers =
                body.path("others")
                        .valueStream()
                        .filter(PlanLeverCommand::pays)
                        .map(one -> Words.of(one, "key"))
                        .toList();
        out.println(
                payers.isEmpty()
                        ? "Nobody pays: no other initiative comes later."
                        : "Who pays: %s.".formatted(String.join(", ", payers)));
    }

    private static boolean pays(JsonNode one) {
        return one.path("p50Weeks").asDouble() > 0
                || one.path("p85Weeks").asDouble() > 0
                || odds(one.path("after")) < odds(one.path("before"));
    }

    private static double odds(JsonNode side) {
        return side.path("odds").asDouble(1);
    }

    private static void row(Table table, JsonNode one) {
        var after = one.path("after");
        table.row(
                Words.of(one, "key"),
                PlanCommand.day(after.path("p50")),
                PlanInitiativeCommand.weeks(one.path("p50Weeks").asDouble()),
                PlanCommand.day(after.path("p85")),
                PlanInitiativeCommand.weeks(one.path("p85Weeks").asDouble()),
                PlanCommand.odds(one.path("before").path("odds")),
                PlanCommand.odds(after.path("odds")),
                PlanCommand.odds(one.path("later")));
    }
}
