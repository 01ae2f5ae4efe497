package dev.quarterdeck.cli.remote;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import tools.jackson.databind.JsonNode;

/// Shows and verifies the audit log: `qd audit`, `qd audit verify`, `qd audit head`.
@Command(
        name = "audit",
        description = "Shows the audit log, and verifies that nobody changed it.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        footer = {
            "",
            "Examples:",
            "  qd audit --since 2026-03-01                 newest first",
            "  qd audit list --person E1042 --limit 500    what concerned one person",
            "  qd audit verify                             exit code 1 when the chain is broken",
            "  qd audit head                               to be kept elsewhere, as a witness"
        })
final class AuditCommand implements Callable<Integer> {

    private static final int USUAL = 50;
    private static final int MOST_PERSONS = 3;

    @Mixin private final ServerOptions options;

    @Option(
            names = "--since",
            scope = ScopeType.INHERIT,
            paramLabel = "DAY",
            description = "Nothing before this day (UTC), in a list.")
    private @Nullable String since;

    @Option(
            names = "--person",
            scope = ScopeType.INHERIT,
            paramLabel = "KEY",
            description =
                    "Only what concerns this person, in a list: employee number, work address or id.")
    private @Nullable String person;

    @Option(
            names = "--limit",
            scope = ScopeType.INHERIT,
            paramLabel = "N",
            description = "How many at most, in a list (default: 50).")
    private int limit = USUAL;

    AuditCommand(ServerOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() {
        return list();
    }

    @Command(name = "list", description = "Lists entries, newest first.")
    int list() {
        var first = since == null ? null : Days.read("--since", since);
        int most = Limit.checked(limit);
        var server = options.open();
        var about = person == null ? "" : new People(server).id(person);
        var rows =
                server.list(
                        "/api/v1/audit?limit=" + Math.min(most, 500),
                        read ->
                                isBefore(read.getLast(), first)
                                        || wanted(read, first, about).size() >= most);
        var wanted = wanted(rows, first, about);
        var shown = wanted.subList(0, Math.min(most, wanted.size()));
        return options.show(shown, () -> print(shown));
    }

    private static List<JsonNode> wanted(
            List<JsonNode> rows, @Nullable LocalDate first, String about) {
        return rows.stream()
                .filter(row -> !isBefore(row, first))
                .filter(row -> about.isEmpty() || Words.all(row, "subjects").contains(about))
                .toList();
    }

    // Days in the form year-month-day sort as their letters do.
    private static boolean isBefore(JsonNode row, @Nullable LocalDate first) {
        return first != null && Words.of(row, "at").compareTo(first.toString()) < 0;
    }

    private void print(List<JsonNode> rows) {
        var table = new Table("SEQ", "AT (UTC)", "BY", "ACTION", "CLASS", "PERSONS", "WHAT");
        rows.forEach(
                row ->
                        table.row(
                                Words.of(row, "seq"),
                                Words.moment(row, "at"),
                                by(row),
                                Words.of(row, "action"),
                                Words.of(row, "fieldClass"),
                                persons(row),
                                what(row)));
        table.print(options.console().out(), "The audit log has no such entry.");
    }

    // A token's label tells which token it was, so its owner stands beside it.
    private static String by(JsonNode row) {
        var label = Words.of(row, "label");
        var login = Words.of(row.path("names"), Words.of(row, "userId"));
        return login.isEmpty() || login.equals(label) ? label : login + " (" + label + ")";
    }

    private static String persons(JsonNode row) {
        var subjects = Words.all(row, "subjects");
        var shown =
                subjects.stream()
                        .limit(subjects.size() > MOST_PERSONS ? MOST_PERSONS - 1 : MOST_PERSONS)
                        .map(id -> named(row, id))
                        .collect(Collectors.joining(", "));
        return subjects.size() > MOST_PERSONS
                ? String.format(
                        Locale.ROOT, "%s and %,d more", shown, subjects.size() - MOST_PERSONS + 1)
                : shown;
    }

    private static String named(JsonNode row, String id) {
        var name = Words.of(row.path("names"), id);
        return name.isEmpty() ? id : name;
    }

    private static String what(JsonNode row) {
        var words = Words.of(row, "what");
        for (var id : row.path("names").propertyNames()) {
            words = words.replace(id, named(row, id));
        }
        return words;
    }

    @Command(
            name = "verify",
            description =
                    "Follows the whole chain; finds rows changed, removed, reordered and cut off.")
    int verify() {
        var reply = options.open().get("/api/v1/audit/verification");
        var faults = Words.all(reply.body(), "faults");
        options.show(reply, () -> print(reply.body(), faults));
        return faults.isEmpty() ? RemoteVerbs.FINE : RemoteVerbs.FINDING;
    }

    private void print(JsonNode verification, List<String> faults) {
        var read = Words.count(Words.number(verification, "entries"), "entry", "entries");
        var heads =
                Words.count(Words.number(verification, "headsCompared"), "kept head", "kept heads");
        if (faults.isEmpty()) {
            options.print("The audit log is whole: %s, compared with %s.".formatted(read, heads));
            return;
        }
        options.print(
                "The audit log is broken (%s read). First: %s".formatted(read, faults.getFirst()));
        faults.stream().skip(1).forEach(fault -> options.print("  " + fault));
    }

    @Command(name = "head", description = "Prints the number and hash of the last entry.")
    int head() {
        var reply = options.open().get("/api/v1/audit/head");
        return options.show(
                reply,
                () ->
                        options.print(
                                Words.of(reply.body(), "seq")
                                        + " "
                                        + Words.of(reply.body(), "hash")));
    }
}
