package dev.quarterdeck.pages.teams;

import dev.quarterdeck.metrics.Chart;
import dev.quarterdeck.metrics.Chart.Bar;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.metrics.board.Board.InHand;
import dev.quarterdeck.metrics.board.Board.OpenChange;
import dev.quarterdeck.metrics.board.ProcessChange;
import dev.quarterdeck.metrics.board.ProcessChange.Sign;
import dev.quarterdeck.metrics.teams.Report.Reading;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Panel;
import dev.quarterdeck.reports.wording.Printable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes what is in hand now.
final class NowPanels extends TeamPanels {

    private static final int OLDEST = 25;

    NowPanels(Given given) {
        super(given);
    }

    /// The ages that half and most of what was finished stayed below.
    private record Lines(@Nullable Duration half, @Nullable Duration most) {

        String of(Duration age) {
            if (most != null && age.compareTo(most) > 0) {
                return "older than 85%";
            }
            return half != null && age.compareTo(half) > 0 ? "older than half" : "";
        }
    }

    @Override
    List<Panel> write() {
        var lines = lines();
        var inHand = board().inHand();
        return List.of(ageing(inHand, lines), change(inHand, lines), open());
    }

    private Lines lines() {
        var id = "flow.cycle-time";
        return report(List.of(id))
                .trend(id, asked().teamId())
                .map(trend -> trend.period().reading())
                .map(
                        reading ->
                                reading instanceof Reading.Spread spread
                                        ? new Lines(
                                                Duration.ofSeconds(spread.median()),
                                                Duration.ofSeconds(spread.p85()))
                                        : new Lines(null, null))
                .orElse(new Lines(null, null));
    }

    private Panel ageing(List<InHand> inHand, Lines lines) {
        var writer =
                new PanelWriter(
                        "ageing", "Ageing work", "which item to unblock, split or give back today");
        var report = report(List.of("flow.in-progress", "flow.age", "flow.cycle-time"));
        all(writer, report, List.of());
        long old = inHand.stream().filter(one -> lines.of(one.age()).endsWith("85%")).count();
        long blocked = inHand.stream().filter(InHand::blocked).count();
        long stalled = inHand.stream().filter(InHand::isStalled).count();
        writer.say(
                "%s in progress; %d older than 85%% of what was finished%s, %d blocked, %d without any event for five days."
                        .formatted(
                                Wording.counted(inHand.size(), "item"),
                                old,
                                lines.most() == null ? "" : " (" + Wording.span(lines.most()) + ")",
                                blocked,
                                stalled));
        if (!inHand.isEmpty()) {
            writer.chart(ages(inHand, old, lines));
        }
        return writer.table(table(items(inHand, lines)))
                .note(
                        "The lines are the team's own: the cycle times of what it finished in these weeks.")
                .panel();
    }

    private static Chart ages(List<InHand> inHand, long old, Lines lines) {
        return new Chart.Ranking(
                "now.ages",
                lines.most() == null
                        ? "The oldest item in progress was begun %s ago"
                                .formatted(Wording.span(inHand.getFirst().age()))
                        : "%d of %s in progress %s older than 85%% of what was finished"
                                .formatted(
                                        old,
                                        Wording.counted(inHand.size(), "item"),
                                        old == 1 ? "is" : "are"),
                "days since work began",
                "days",
                inHand.stream()
                        .map(
                                one ->
                                        new Bar(
                                                Printable.clean(one.key()),
                                                List.of(Math.round(one.age().toHours() / 24.0)),
                                                false))
                        .toList());
    }

    private static Table<InHand> items(List<InHand> inHand, Lines lines) {
        return Table.of("items", "items", inHand)
                .column("key", "Item", one -> Cell.of(Printable.clean(one.key())))
                .column("type", "Type", one -> Cell.of(Printable.clean(one.type())))
                .column("status", "Status", one -> Cell.of(Printable.clean(one.status())))
                .number("age", "Age", one -> Cell.of(Wording.span(one.age())), InHand::age)
                .column("line", "Against its own line", one -> line(lines.of(one.age())))
                .column("marks", "Marks", NowPanels::marks)
                .number(
                        "quiet",
                        "Quiet for",
                        one -> Cell.of(Wording.span(one.quiet())),
                        InHand::quiet)
                .whenEmpty(
                        State.empty(
                                "Nothing is in progress.",
                                "Items on which work has begun will stand here, the oldest first.",
                                ""));
    }

    private static Cell line(String words) {
        return words.endsWith("85%") ? Cell.toned(words, "bad") : Cell.of(words);
    }

    private static Cell marks(InHand one) {
        if (one.blocked()) {
            return Cell.toned(one.isStalled() ? "blocked, stalled" : "blocked", "bad");
        }
        return one.isStalled() ? Cell.toned("stalled", "warn") : Cell.of("");
    }

    private Panel change(List<InHand> inHand, Lines lines) {
        var signs = ProcessChange.signs(board().stages(), board().habits(), inHand, lines.most());
        var chosen = ProcessChange.chosen(signs);
        var writer =
                new PanelWriter(
                        "change",
                        "One process change to consider",
                        "what to try in the next weeks, and nothing else beside it");
        chosen.ifPresentOrElse(
                sign ->
                        writer.say(sign.change())
                                .say(
                                        " The evidence: %s is %s; the limit is %s."
                                                .formatted(
                                                        small(sign.sign()),
                                                        sign.value(),
                                                        sign.limit())),
                () ->
                        writer.say(
                                "No sign reaches its limit: nothing here asks for another way of working."));
        return writer.table(table(signs(signs)))
                .note(
                        "The rule is the same for every team: of the signs that reach their limit the one that exceeds it the most is said. A sign from fewer than %d things does not count."
                                .formatted(ProcessChange.LEAST))
                .panel();
    }

    private static String small(String words) {
        return words.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + words.substring(1);
    }

    private static Table<Sign> signs(List<Sign> signs) {
        return Table.of("signs", "signs", signs)
                .column("sign", "Sign", one -> Cell.of(one.sign()))
                .number("value", "Now", one -> Cell.of(one.value()), Sign::times)
                .column("limit", "Limit", one -> Cell.of(one.limit()))
                .number(
                        "times",
                        "Times its limit",
                        one ->
                                one.times() == 0
                                        ? Cell.toned("too few", "unknown")
                                        : Cell.of(Wording.decimal(one.times())),
                        Sign::times);
    }

    private Panel open() {
        var changes = board().openChanges();
        var writer =
                new PanelWriter(
                        "open",
                        "Open changes",
                        "which change to look at before beginning a new one");
        long waiting = changes.stream().filter(one -> !one.answered() && !one.draft()).count();
        return writer.say(
                        "%s open; nobody has looked at %d of them yet."
                                .formatted(Wording.counted(changes.size(), "change"), waiting))
                .table(table(changes(changes, OLDEST)))
                .panel();
    }

    static Table<OpenChange> changes(List<OpenChange> changes, int most) {
        return Table.of("changes", "changes", changes.subList(0, Math.min(most, changes.size())))
                .column("name", "Change", one -> Cell.of(Printable.clean(one.name())))
                .number(
                        "open",
                        "Open for",
                        one -> Cell.of(Wording.span(one.open())),
                        OpenChange::open)
                .column("state", "State", NowPanels::state)
                .withoutSome(
                        changes.size() > most
                                ? "The %d oldest of %d.".formatted(most, changes.size())
                                : "")
                .whenEmpty(
                        State.empty(
                                "No change is open.",
                                "Changes that are neither merged nor closed will stand here.",
                                ""));
    }

    private static Cell state(OpenChange one) {
        if (one.draft()) {
            return Cell.of("draft");
        }
        if (one.approved()) {
            return Cell.toned("approved, waits to land", "good");
        }
        return one.answered() ? Cell.of("in review") : Cell.toned("waits for an answer", "warn");
    }
}
