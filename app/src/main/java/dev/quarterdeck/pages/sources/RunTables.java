package dev.quarterdeck.pages.sources;

import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.sources.kept.Run;
import dev.quarterdeck.sources.kept.RunGap;
import dev.quarterdeck.sources.kept.RunIssue;
import dev.quarterdeck.sources.kept.RunNothing;
import dev.quarterdeck.sources.kept.Runs;
import dev.quarterdeck.sources.kept.StreamCounts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Makes the tables of runs: what came, what did not, and why.
final class RunTables {

    private RunTables() {}

    /// Adds what came of runs.
    static void counts(Table<Run> table) {
        table.number(
                        "records",
                        "Records",
                        one -> Cell.of(Wording.count(one.totals().records())),
                        one -> one.totals().records())
                .number(
                        "events",
                        "New events",
                        one -> Cell.of(Wording.count(one.totals().events())),
                        one -> one.totals().events())
                .number(
                        "unusable",
                        "Unusable",
                        one -> Cell.of(Wording.count(one.totals().unusable())),
                        one -> one.totals().unusable());
    }

    /// @param names what places are called, by their keys
    static Table<StreamCounts> streams(Runs.Report report, Map<String, String> names) {
        // What came stands first; sorting is stable.
        var sorted =
                report.streams().stream()
                        .sorted(Comparator.comparing(one -> one.counts().records() == 0))
                        .toList();
        return Table.of("streams", "streams", sorted)
                .column("place", "Where", one -> Cell.of(place(names, one.place())))
                .column("stream", "What", one -> Cell.of(stream(one.stream())))
                .number(
                        "records",
                        "Records",
                        one -> count(one.counts().records()),
                        one -> one.counts().records())
                .number(
                        "told",
                        "Told",
                        one -> count(one.counts().told()),
                        one -> one.counts().told())
                .number(
                        "nothing",
                        "Nothing",
                        one -> count(one.counts().nothing()),
                        one -> one.counts().nothing())
                .number(
                        "unusable",
                        "Unusable",
                        one -> count(one.counts().unusable()),
                        one -> one.counts().unusable())
                .number(
                        "events",
                        "New events",
                        one -> count(one.counts().events()),
                        one -> one.counts().events())
                .number("expected", "The tool has", RunTables::expected, RunTables::has)
                .number("difference", "Difference", RunTables::difference, RunTables::lacks)
                .hidden("repeats", "Events known before", one -> count(one.counts().repeats()))
                .hidden("gone", "Gone from the tool", one -> count(one.counts().gone()))
                .hidden("pages", "Answers", one -> count(one.counts().pages()))
                .whenEmpty(
                        State.empty(
                                "Nothing came.",
                                "Each sort of record will stand here, with what came of it.",
                                ""));
    }

    private static String place(Map<String, String> names, String place) {
        return names.getOrDefault(place, place);
    }

    private static Cell count(long count) {
        return Cell.of(Wording.count(count));
    }

    static String stream(String stream) {
        return stream.isEmpty() ? "not recognised" : stream;
    }

    private static Cell expected(StreamCounts one) {
        var expected = one.expected();
        return expected == null ? Cell.toned("not said", "nowrap") : count(expected);
    }

    private static long has(StreamCounts one) {
        return Objects.requireNonNullElse(one.expected(), -1L);
    }

    private static Cell difference(StreamCounts one) {
        var difference = one.difference();
        if (difference == null) {
            return Cell.of("");
        }
        return difference == 0
                ? Cell.of("0")
                : Cell.toned(
                        difference > 0
                                ? Wording.count(difference) + " lacking"
                                : Wording.count(-difference) + " more",
                        difference > 0 ? "bad" : "warn");
    }

    private static long lacks(StreamCounts one) {
        return Objects.requireNonNullElse(one.difference(), 0L);
    }

    static Table<RunGap> gaps(List<RunGap> gaps, Map<String, String> names) {
        return Table.of("gaps", "parts", gaps)
                .column("what", "What was not read", one -> Cell.of(one.what()))
                .column("place", "Where", one -> Cell.of(place(names, one.place())))
                .column("why", "Why", one -> Cell.of(one.why()))
                .column("remedy", "What may help", one -> Cell.of(one.remedy()))
                .whenEmpty(
                        State.empty(
                                "Everything that was asked for was read.",
                                "What the tool refused or did not have would stand here.",
                                ""));
    }

    static Table<RunNothing> nothings(List<RunNothing> nothings, Map<String, String> names) {
        return Table.of("nothings", "reasons", nothings)
                .column("why", "Why nothing is kept", one -> Cell.of(one.why()))
                .column("stream", "What", one -> Cell.of(stream(one.stream())))
                .column("place", "Where", one -> Cell.of(place(names, one.place())))
                .number("records", "Records", one -> count(one.records()), RunNothing::records)
                .whenEmpty(
                        State.empty(
                                "Every usable record told something.",
                                "Reasons why records hold nothing that is kept would stand here.",
                                ""));
    }

    /// @param raw the address below which records lie as they came, empty when the viewer gets none
    static Table<RunIssue> issues(List<RunIssue> issues, Map<String, String> names, String raw) {
        var table =
                Table.of("issues", "issues", issues)
                        .column("why", "Why it could not be used", one -> Cell.of(one.why()))
                        .column("stream", "What", one -> Cell.of(stream(one.stream())))
                        .column("place", "Where", one -> Cell.of(place(names, one.place())))
                        .number(
                                "record",
                                "Record",
                                one -> Cell.of(Objects.toString(one.record(), "")),
                                one -> Objects.requireNonNullElse(one.record(), 0));
        if (!raw.isEmpty()) {
            table.column("raw", "As it came", one -> raw(one, raw));
        }
        return table.whenEmpty(
                State.empty(
                        "Every record could be used.",
                        "Records that could not, or not all of them, would stand here with the"
                                + " reason.",
                        ""));
    }

    private static Cell raw(RunIssue one, String raw) {
        return one.page() == null || one.record() == null
                ? Cell.toned("not kept", "unknown")
                : Cell.link("JSON", raw + one.id() + ".json");
    }
}
