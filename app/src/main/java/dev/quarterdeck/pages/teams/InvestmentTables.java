package dev.quarterdeck.pages.teams;

import dev.quarterdeck.engine.effort.CategoryWords;
import dev.quarterdeck.engine.effort.EffortCategory;
import dev.quarterdeck.engine.effort.EffortRule;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.metrics.intention.Intention;
import dev.quarterdeck.metrics.teams.Investments.Answer.Shown;
import dev.quarterdeck.metrics.teams.Investments.Line;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Panel;
import dev.quarterdeck.reports.wording.Printable;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Writes what effort went to, under three rules side by side.
final class InvestmentTables {

    private InvestmentTables() {}

    static void categories(
            PanelWriter writer,
            Shown shown,
            @Nullable Intention intention,
            Function<Table<?>, TableView> made) {
        shown.categories().stream()
                .max(Comparator.comparingDouble((Line one) -> spread(one, Line::share)))
                .filter(one -> spread(one, Line::share) > 0)
                .ifPresent(one -> writer.say(spread(one)));
        var table =
                Table.of("categories", "categories", shown.categories())
                        .column("name", "Category", one -> Cell.of(one.name()));
        rules(table, Line::share);
        if (intention != null) {
            table.number(
                            "intended",
                            "Intended",
                            one -> intended(one, intention),
                            one -> intended(intention, one))
                    .column(
                            "apart",
                            "Against it",
                            one ->
                                    Cell.of(
                                            isIntended(one)
                                                    ? apart(intended(intention, one), one::share)
                                                    : ""));
        }
        writer.table(made.apply(table.whenEmpty(NOTHING)))
                .note(
                        "Weekday, as DX has it: a fifth of a week each weekday, over items in hand and in progress that something happened to within 30 days. Presence, as LinearB has it: each calendar day, over items in hand and in progress. Activity, as Swarmia has it: a month in parts by commits and changes.")
                .note(
                        "Each rule divides the whole time of the same people. No item in hand, dark work and unattributed are what it could not lay to anything that was planned.");
    }

    private static final State NOTHING =
            State.empty(
                    "Nobody's time is known in these weeks.",
                    "What effort went to will stand here once items have people who work on them, or changes have commits.",
                    "");

    private static String spread(Line one) {
        return "The rule moves a number by up to %s points: %s is %s by weekday, %s by presence, %s by activity."
                .formatted(
                        points(spread(one, Line::share)),
                        one.name().toLowerCase(Locale.ROOT),
                        percent(one.share(EffortRule.WEEKDAY)),
                        percent(one.share(EffortRule.PRESENCE)),
                        percent(one.share(EffortRule.ACTIVITY)));
    }

    static String percent(double share) {
        return Math.round(share * 100) + "%";
    }

    /// Adds a column for each rule, and one for how far they are apart.
    static <T> void rules(Table<T> table, ToDoubleBiFunction<T, EffortRule> share) {
        rule(table, "Weekday", EffortRule.WEEKDAY, share);
        rule(table, "Presence", EffortRule.PRESENCE, share);
        rule(table, "Activity", EffortRule.ACTIVITY, share);
        table.number(
                "spread",
                "Spread",
                one -> Cell.of(points(spread(one, share)) + " points"),
                one -> spread(one, share));
    }

    private static <T> void rule(
            Table<T> table,
            String title,
            EffortRule rule,
            ToDoubleBiFunction<T, EffortRule> share) {
        table.number(
                rule.id(),
                title,
                one -> Cell.of(percent(share.applyAsDouble(one, rule))),
                one -> share.applyAsDouble(one, rule));
    }

    /// The largest share minus the smallest: how much of it is the rule's opinion.
    private static <T> double spread(T one, ToDoubleBiFunction<T, EffortRule> share) {
        var all =
                EnumSet.allOf(EffortRule.class).stream()
                        .mapToDouble(rule -> share.applyAsDouble(one, rule))
                        .summaryStatistics();
        return all.getMax() - all.getMin();
    }

    private static boolean isIntended(Line one) {
        return one.category() != null && one.category().isIntended();
    }

    private static Cell intended(Line one, Intention intention) {
        return Cell.of(isIntended(one) ? percent(intended(intention, one)) : "");
    }

    private static double intended(Intention intention, Line one) {
        return one.category() == null ? 0 : intention.share(one.category());
    }

    /// A difference counts where every rule agrees on its side.
    static String apart(double wanted, ToDoubleFunction<EffortRule> share) {
        var rules = List.of(EffortRule.values());
        double least = rules.stream().mapToDouble(share).min().orElse(0);
        double most = rules.stream().mapToDouble(share).max().orElse(0);
        if (least > wanted) {
            return "more by every rule, by %s points at least".formatted(points(least - wanted));
        }
        return most < wanted
                ? "less by every rule, by %s points at least".formatted(points(wanted - most))
                : "the rules do not agree";
    }

    private static String points(double share) {
        return Wording.decimal(Math.rint(share * 100));
    }

    static Panel epics(Shown shown, Function<Table<?>, TableView> made) {
        var table =
                Table.of("epics", "epics", shown.initiatives())
                        .column("name", "Epic", one -> Cell.of(Printable.clean(one.name())));
        rules(table, Line::share);
        double under =
                shown.initiatives().stream()
                        .mapToDouble(one -> one.share(EffortRule.WEEKDAY))
                        .sum();
        var writer = new PanelWriter("epics", "By epic", "which epic to feed, and which to stop");
        if (!shown.isEmpty()) {
            writer.say(
                    "%s of the effort goes to items under an epic, by weekday."
                            .formatted(percent(under)));
        }
        return writer.table(
                        made.apply(
                                table.whenEmpty(
                                        State.empty(
                                                "No effort went to items under an epic.",
                                                "Epics will stand here once items that are worked on have one above them.",
                                                ""))))
                .note("Shares of all effort; what is under no epic is not listed.")
                .panel();
    }

    /// The guesses by which items are laid to categories, for review.
    static Panel words(Function<Table<?>, TableView> made) {
        var categories =
                List.of(EffortCategory.values()).stream()
                        .filter(EffortCategory::isIntended)
                        .toList();
        var table =
                Table.of("words", "categories", categories)
                        .column("name", "Category", one -> Cell.of(one.title()))
                        .column(
                                "words",
                                "Words of types and labels",
                                one -> Cell.of(String.join(", ", CategoryWords.of(one))));
        return new PanelWriter(
                        "words",
                        "How items are told apart",
                        "which type or label to give items, so that they are laid where they belong")
                .table(made.apply(table))
                .note(
                        "What a person decided of an item, or of all below one above it, counts before all words; it stands on the page Investment of the team. A label counts before the type. An item that says nothing, such as a task, is for what the item above it is for; else it is unattributed.")
                .panel();
    }
}
