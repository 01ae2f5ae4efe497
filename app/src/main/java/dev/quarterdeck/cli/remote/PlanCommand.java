package dev.quarterdeck.cli.remote;

import dev.quarterdeck.platform.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import tools.jackson.databind.JsonNode;

/// Lists what we want, brings it in and out, and says in which order its worth would put it:
/// `qd plan initiatives`.
@Command(
        name = "plan",
        description =
                "Lists goals, initiatives and pauses, brings them in and out, orders them, and forecasts them.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        subcommands = {
            PlanEffortCommand.class,
            PlanEpicsCommand.class,
            PlanForecastCommand.class,
            PlanInitiativeCommand.class,
            PlanLeverCommand.class,
            PlanQuarterCommand.class,
            PlanPausesCommand.class,
            PlanRecordCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  qd plan initiatives --as-of 2026-03-31",
            "  qd plan epics --csv > initiatives.csv              what trackers tell, to be completed",
            "  qd plan import goals.csv initiatives.csv          what would change",
            "  qd plan import initiatives.csv --apply --why 'review of the quarter'",
            "  qd plan export initiatives --out initiatives.csv",
            "  qd plan forecast",
            "  qd plan forecast --as-of 2026-03-31                what was told by then",
            "  qd plan initiative PAY-1",
            "  qd plan lever PAY-1 hire --team piloting --week 8",
            "  qd plan quarter",
            "  qd plan effort --weeks 26",
            "  qd plan record",
            "  qd plan scenario change 'Two for payments' hire team=pay role=engineer count=2 from=2026-09-01",
            "  qd plan compare 'Two for payments'",
            "  qd plan freeze 'Plan of the quarter'",
            "  qd plan order --by cd3 --weeks NIGHT-1:4:6:10 --weeks TIDE-1:3"
        })
final class PlanCommand {

    private static final String DAY = "The day at whose end it is looked at; today by default.";

    @Mixin private final ServerOptions options;

    PlanCommand(ServerOptions options) {
        this.options = options;
    }

    ServerOptions options() {
        return options;
    }

    @Command(name = "goals", description = "Lists the goals.")
    int goals(
            @Option(names = "--as-of", paramLabel = "DAY", description = DAY)
                    @Nullable String day) {
        var reply = options.open().get("/api/v1/goals" + asOf(day));
        return options.show(
                reply,
                () -> {
                    var table =
                            new Table(
                                    "KEY",
                                    "NAME",
                                    "FROM",
                                    "UNTIL",
                                    "OWNER",
                                    "% OF TIME",
                                    "OUTCOME");
                    reply.body()
                            .path("items")
                            .forEach(
                                    one ->
                                            table.row(
                                                    Words.of(one, "key"),
                                                    Words.of(one, "name"),
                                                    Words.of(one, "from"),
                                                    Words.of(one, "until"),
                                                    Words.of(one, "owner"),
                                                    Words.of(one, "intended"),
                                                    Words.of(one, "outcome")));
                    table.print(
                            options.console().out(),
                            "There is no goal yet. To bring some in: qd plan import goals.csv");
                });
    }

    static String asOf(@Nullable String day) {
        return day == null ? "" : "?asOf=" + Days.read("--as-of", day);
    }

    @Command(name = "initiatives", description = "Lists the initiatives in their order.")
    int initiatives(
            @Option(names = "--as-of", paramLabel = "DAY", description = DAY)
                    @Nullable String day) {
        var reply = options.open().get("/api/v1/initiatives" + asOf(day));
        return options.show(reply, () -> printInitiatives(reply.body()));
    }

    private void printInitiatives(JsonNode body) {
        var currency = Words.of(body, "currency");
        var table =
                new Table(
                        "ORDER",
                        "KEY",
                        "NAME",
                        "GOAL",
                        "STAGE",
                        "OWNER",
                        "MUST BE DONE",
                        "A WEEK OF DELAY" + (currency.isEmpty() ? "" : ", " + currency),
                        "AFTER");
        body.path("items")
                .forEach(
                        one ->
                                table.row(
                                        number(one.path("order").asDouble()),
                                        Words.of(one, "key"),
                                        Words.of(one, "name"),
                                        Words.of(one, "goal"),
                                        Words.of(one, "stage").toLowerCase(Locale.ROOT),
                                        Words.of(one, "owner"),
                                        Words.of(one, "mustDate"),
                                        range(one.path("costOfDelay")),
                                        String.join(" ", Words.all(one, "after"))));
        table.print(
                options.console().out(),
                "There is no initiative yet. To bring some in: qd plan import initiatives.csv");
    }

    static String day(JsonNode day) {
        return day.isNull() ? "beyond two years" : day.asString();
    }

    static String odds(JsonNode odds) {
        return odds.isNumber() ? String.format(Locale.ROOT, "%.0f%%", 100 * odds.asDouble()) : "";
    }

    static String number(double number) {
        return number == Math.rint(number)
                ? String.format(Locale.ROOT, "%,.0f", number)
                : String.format(Locale.ROOT, "%,.2f", number);
    }

    private static String range(JsonNode range) {
        return range.isObject()
                ? "%s - %s"
                        .formatted(
                                number(range.path("low").asDouble()),
                                number(range.path("high").asDouble()))
                : "";
    }

    @Command(
            name = "import",
            description =
                    "Compares files of goals, initiatives or pauses with what is there; all rows are kept, or none. docs/guide/portfolio.md lists the columns.")
    int bringIn(@Mixin FilesAsked files) {
        return files.bringIn(
                new TableImport(options, "/api/v1/portfolio/imports"), "qd plan import");
    }

    @Command(name = "export", description = "Writes goals, initiatives or pauses as a file.")
    int export(
            @Parameters(
                            paramLabel = "LIST",
                            defaultValue = "initiatives",
                            description = "goals, initiatives or pauses, for CSV.")
                    String list,
            @Option(
                            names = "--format",
                            paramLabel = "FORMAT",
                            defaultValue = "csv",
                            description = "csv, or json with all.")
                    String format,
            @Option(
                            names = "--out",
                            paramLabel = "FILE",
                            description = "The file to write; standard output when left out.")
                    @Nullable Path file,
            @Option(names = "--as-of", paramLabel = "DAY", description = DAY)
                    @Nullable String day) {
        if (!List.of("goals", "initiatives", "pauses").contains(list)) {
            throw new Refusal(
                    "The list (%s) must be goals, initiatives or pauses.".formatted(list),
                    "Maybe initiatives.");
        }
        var path =
                "/api/v1/portfolio/export%s".formatted(asOf(day).isEmpty() ? "?" : asOf(day) + "&");
        var reply =
                options.open()
                        .get(
                                path
                                        + "format=%s&kind=%s"
                                                .formatted(
                                                        RemoteServer.encoded(format),
                                                        list.toUpperCase(Locale.ROOT)));
        TextFile.write(options.console(), reply.text(), file);
        return RemoteVerbs.FINE;
    }

    @Command(
            name = "order",
            description =
                    "Says in which order their worth would put initiatives, and how far that can be trusted.")
    int order(
            @Option(
                            names = "--by",
                            paramLabel = "FORMULA",
                            defaultValue = "rice",
                            description =
                                    "rice, or cd3: cost of delay over duration, which needs --weeks.")
                    String by,
            @Option(
                            names = "--weeks",
                            paramLabel = "KEY:LOW:LIKELY:HIGH",
                            description = "How many weeks an initiative takes; again for each.")
                    @Nullable List<String> weeks,
            @Option(names = "--as-of", paramLabel = "DAY", description = DAY)
                    @Nullable String day) {
        var path =
                RemoteServer.joined(
                        "/api/v1/portfolio/order" + asOf(day),
                        "by=" + RemoteServer.encoded(by.toUpperCase(Locale.ROOT)));
        for (var one : weeks == null ? List.<String>of() : weeks) {
            path = RemoteServer.joined(path, "weeks=" + RemoteServer.encoded(one));
        }
        var reply = options.open().get(path);
        return options.show(reply, () -> printOrder(reply.body()));
    }

    private void printOrder(JsonNode body) {
        var table = new Table("RANK", "LIKELY RANKS", "KEY", "SCORE", "CHANGES WITH THE NEXT");
        var places = body.path("places");
        for (int i = 0; i < places.size(); i++) {
            var place = places.get(i);
            var below = body.path("neighbours").path(i).path("flips");
            table.row(
                    "" + Words.number(place, "rank"),
                    "%d - %d"
                            .formatted(
                                    Words.number(place, "bestRank"),
                                    Words.number(place, "worstRank")),
                    Words.of(place, "key"),
                    number(place.path("score").asDouble()),
                    below.isMissingNode()
                            ? ""
                            : String.format(Locale.ROOT, "%.0f %%", 100 * below.asDouble()));
        }
        table.print(options.console().out(), "No initiative has all the guesses that this needs.");
        places.forEach(this::printHeld);
        body.path("left")
                .forEach(
                        one ->
                                options.print(
                                        "%s is not in the order: nobody said %s."
                                                .formatted(
                                                        Words.of(one, "key"),
                                                        Words.of(one, "lacks"))));
    }

    private void printHeld(JsonNode place) {
        for (var held : place.path("heldBy")) {
            options.print(
                    "%s, ranked %d, waits for %s, %s: it cannot be finished before."
                            .formatted(
                                    Words.of(place, "key"),
                                    Words.number(place, "rank"),
                                    Words.of(held, "key"),
                                    held.path("rank").isNumber()
                                            ? "ranked " + Words.number(held, "rank")
                                            : "not ranked"));
        }
    }
}
