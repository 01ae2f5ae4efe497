package dev.quarterdeck.cli.remote;

import dev.quarterdeck.platform.Refusal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import tools.jackson.databind.JsonNode;

/// Shows the organisation of any day: `qd org show`, `chart`, `team`, `person`, `people`,
/// `findings`, `export`, and `accounts`.
@Command(
        name = "org",
        description = "Shows the organisation of any day, and whose the accounts are.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        footer = {
            "",
            "Examples:",
            "  qd org                                  the teams, with heads and full-time people",
            "  qd org chart --as-of 2025-12-31         who managed whom on that day",
            "  qd org team HARBOR",
            "  qd org person E1042",
            "  qd org findings                         what is odd, such as people nobody manages",
            "  qd org export --format csv --out org.csv",
            "  qd org accounts --from-git ~/src/harbor, then: qd org accounts review"
        })
final class OrganizationCommand implements Callable<Integer> {

    @Mixin private final ServerOptions options;

    @Option(
            names = "--as-of",
            scope = ScopeType.INHERIT,
            paramLabel = "DAY",
            description = "The day to show, past or planned; today by default.")
    private @Nullable String asOf;

    OrganizationCommand(ServerOptions options) {
        this.options = options;
    }

    private OrganizationView view() {
        LocalDate day = asOf == null ? null : Days.read("--as-of", asOf);
        return OrganizationView.on(options.open(), day);
    }

    private PrintWriter out() {
        return options.console().out();
    }

    @Override
    public Integer call() {
        return show();
    }

    @Command(name = "show", description = "Shows the tree of teams, as `qd org` alone does.")
    int show() {
        var view = view();
        return options.show(view.reply(), () -> printTeams(view));
    }

    private void printTeams(OrganizationView view) {
        out().printf(
                        "The organisation on %s: %s in %s.%n",
                        view.day(),
                        Words.count(view.persons().size(), "person", "persons"),
                        Words.count(view.teams().size(), "team", "teams"));
        var table = new Table("TEAM", "HEAD", "PEOPLE", "FULL-TIME");
        view.below(null).forEach(team -> teamRows(view, team, "", new HashSet<>(), table));
        if (asOf == null && view.persons().isEmpty() && view.teams().isEmpty()) {
            out().println("To bring it in, type: qd import people people.csv");
            return;
        }
        table.print(out(), "There is no team on that day.");
        sayFindings(view);
    }

    private static void teamRows(
            OrganizationView view, JsonNode team, String indent, Set<JsonNode> met, Table table) {
        if (!met.add(team)) {
            return;
        }
        table.row(
                indent + Words.of(team, "name") + " (" + Words.of(team, "key") + ")",
                view.name(Words.id(team, "head")),
                Words.of(team, "members"),
                fullTime(team));
        view.below(team).forEach(one -> teamRows(view, one, indent + "  ", met, table));
    }

    private static String fullTime(JsonNode team) {
        return String.format(Locale.ROOT, "%.1f", team.path("fullTime").asDouble(0));
    }

    private void sayFindings(OrganizationView view) {
        int findings = view.findings().size();
        if (findings > 0) {
            out().printf("%s: qd org findings%n", Words.count(findings, "finding", "findings"));
        }
    }

    @Command(name = "chart", description = "Shows who manages whom.")
    int chart() {
        var view = view();
        return options.show(
                view.reply(),
                () -> {
                    var met = new HashSet<String>();
                    view.top().forEach(person -> printBranch(view, person, 0, met));
                    if (view.persons().isEmpty()) {
                        out().printf("Nobody works here on %s.%n", view.day());
                    }
                    sayFindings(view);
                });
    }

    private void printBranch(OrganizationView view, JsonNode person, int depth, Set<String> met) {
        if (!met.add(Words.id(person, "id"))) {
            return;
        }
        out().println("  ".repeat(depth) + called(person) + places(view, person));
        view.reports(person).forEach(one -> printBranch(view, one, depth + 1, met));
    }

    private static String called(JsonNode person) {
        return Words.of(person, "name") + " (" + Words.of(person, "number") + ")";
    }

    private static String places(OrganizationView view, JsonNode person) {
        var places = new java.util.ArrayList<String>();
        for (var place : person.path("places")) {
            var team = view.teamKey(Words.id(place, "team"));
            long share = Words.number(place, "share");
            places.add(share == 100 ? team : team + " " + share + " %");
        }
        return places.isEmpty() ? "" : "  " + String.join(", ", places);
    }

    @Command(name = "team", description = "Shows one team and who works in it.")
    int team(@Parameters(paramLabel = "KEY", description = "The team's key.") String key) {
        var view = view();
        var team = view.team(key);
        return options.show(
                java.util.List.of(team),
                () -> {
                    out().printf(
                                    "%s (%s) on %s, head: %s, full-time people: %s%n",
                                    Words.of(team, "name"),
                                    Words.of(team, "key"),
                                    view.day(),
                                    nobody(view.name(Words.id(team, "head"))),
                                    fullTime(team));
                    printPeople(view, view.members(team), "Nobody works in it on that day.");
                });
    }

    private static String nobody(String name) {
        return name.isEmpty() ? "nobody" : name;
    }

    @Command(name = "people", description = "Lists who works here.")
    int people() {
        var view = view();
        return options.show(
                view.persons(),
                () -> printPeople(view, view.persons(), "Nobody works here on that day."));
    }

    private void printPeople(
            OrganizationView view, java.util.List<JsonNode> people, String nothing) {
        var table = new Table("NUMBER", "NAME", "TEAMS", "MANAGER", "LOCATION", "ADDRESS");
        people.forEach(
                person ->
                        table.row(
                                Words.of(person, "number"),
                                Words.of(person, "name"),
                                places(view, person).strip(),
                                view.name(Words.id(person, "manager")),
                                Words.of(person, "location"),
                                Words.of(person, "address")));
        table.print(out(), nothing);
    }

    @Command(name = "person", description = "Shows one person, with the managers above.")
    int person(
            @Parameters(
                            paramLabel = "KEY",
                            description = "Employee number, work address or full name.")
                    String key) {
        var view = view();
        var person = view.person(key);
        return options.show(
                java.util.List.of(person),
                () -> {
                    out().printf("%s on %s%n", called(person), view.day());
                    line("address", Words.of(person, "address"));
                    line("teams", places(view, person).strip());
                    line("managers", names(view.chain(person)));
                    line("interim", people(view, person, "interim"));
                    line("dotted", people(view, person, "dotted"));
                    line("reports", names(view.reports(person)));
                    line("location", Words.of(person, "location"));
                    line("calendar", Words.of(person, "calendar"));
                });
    }

    private void line(String name, String value) {
        if (!value.isEmpty()) {
            out().printf("  %-9s %s%n", name, value);
        }
    }

    private static String names(java.util.List<JsonNode> people) {
        return people.stream().map(OrganizationCommand::called).collect(Collectors.joining(", "));
    }

    private static String people(OrganizationView view, JsonNode person, String member) {
        return Words.ids(person, member).stream().map(view::name).collect(Collectors.joining(", "));
    }

    @Command(name = "findings", description = "Lists what is odd about the organisation.")
    int findings() {
        var view = view();
        return options.show(
                view.findings(),
                () -> {
                    view.findings().forEach(finding -> out().println(Words.of(finding, "words")));
                    if (view.findings().isEmpty()) {
                        out().printf("Nothing is odd on %s.%n", view.day());
                    }
                });
    }

    @Command(name = "export", description = "Exports the organisation of a day.")
    int export(
            @Option(
                            names = "--format",
                            paramLabel = "FORMAT",
                            defaultValue = "csv",
                            description = "csv or json (default: ${DEFAULT-VALUE}).")
                    String format,
            @Option(
                            names = "--kind",
                            paramLabel = "KIND",
                            defaultValue = "people",
                            description =
                                    "people or teams, as an import reads them (default: ${DEFAULT-VALUE}).")
                    String kind,
            @Option(
                            names = "--out",
                            paramLabel = "FILE",
                            description = "A new file; standard output by default.")
                    @Nullable Path file) {
        var text = options.open().get(exportPath(options.json() ? "json" : format, kind)).text();
        if (file == null) {
            out().print(text);
            out().flush();
            return RemoteVerbs.FINE;
        }
        var target = options.console().folder().resolve(file);
        try {
            // Never over another file: what is there may be the only copy.
            Files.writeString(target, text, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new Refusal(
                    "The file (%s) must be new and writable: %s."
                            .formatted(target, e.getClass().getSimpleName()),
                    "Maybe give another name by --out.");
        }
        options.console().say("Written: " + target);
        return RemoteVerbs.FINE;
    }

    private String exportPath(String format, String kind) {
        if (!format.equals("csv") && !format.equals("json")) {
            throw new Refusal(
                    "The format (%s) must be csv or json.".formatted(format), "Maybe csv.");
        }
        var path = "/api/v1/organization/export?format=" + format;
        return path
                + (format.equals("csv") ? "&kind=" + RemoteServer.encoded(kind) : "")
                + (asOf == null ? "" : "&asOf=" + Days.read("--as-of", asOf));
    }
}
