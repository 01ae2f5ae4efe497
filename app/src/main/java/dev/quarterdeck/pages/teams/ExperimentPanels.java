package dev.quarterdeck.pages.teams;

import dev.quarterdeck.agreements.Experiment.Expected;
import dev.quarterdeck.agreements.Experiment.Verdict;
import dev.quarterdeck.agreements.ExperimentCourse;
import dev.quarterdeck.agreements.Finding;
import dev.quarterdeck.engine.measuring.Interruption;
import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.metrics.teams.TeamMetrics;
import dev.quarterdeck.pages.Explained;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Panel;
import dev.quarterdeck.reports.wording.Printable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes what a team tries, and what came of it.
final class ExperimentPanels {

    private static final String FORMULA =
            "median of the whole weeks since the first day, minus the median of the 26 whole weeks before it; 95%% interval by a circular block bootstrap of weeks; %s, definition of %s (v1)";

    private final TeamMetrics metrics;
    private final PageRequest request;
    private final Table<ExperimentCourse> table;
    private final List<Figure> figures = new ArrayList<>();

    ExperimentPanels(TeamMetrics metrics, PageRequest request, List<ExperimentCourse> all) {
        this.metrics = metrics;
        this.request = request;
        this.table = rows(all);
    }

    List<Figure> figures() {
        return figures;
    }

    Table<ExperimentCourse> table() {
        return table;
    }

    Panel summary() {
        return new PanelWriter("tried", "What we try", "what to keep doing, and what to try next")
                .table(table.view(request))
                .note(
                        "Of weeks that did not change, 3 to 7 in 100 comparisons say better or worse all the same. Cannot tell does not mean no effect: a change as large as weeks usually differ is seen in 3 of 10 comparisons with eight weeks a side, in 3 of 4 with 26, and less often where a slow week follows a slow one.")
                .panel();
    }

    private Table<ExperimentCourse> rows(List<ExperimentCourse> all) {
        return Table.of("experiments", "experiments", all)
                .column(
                        "title",
                        "Experiment",
                        one -> Cell.link(title(one), "#experiment-" + one.experiment().id()))
                .column("measure", "Should move", this::measure)
                .column("from", "From", one -> Cell.of("" + one.experiment().plan().from()))
                .column("until", "Until", one -> Cell.of("" + one.experiment().plan().until()))
                .column("found", "The numbers say", one -> Cell.of(said(one.finding())))
                .column("verdict", "Verdict", ExperimentPanels::verdict)
                .whenEmpty(
                        State.empty(
                                "Nothing is tried yet.",
                                "A change that the team tries from a day on will stand here, with the weeks before and since.",
                                ""));
    }

    private static String title(ExperimentCourse one) {
        return Printable.clean(one.experiment().plan().title());
    }

    private MeasureWords words(ExperimentCourse one) {
        return MeasureWords.of(metrics, one.experiment().plan().measure());
    }

    private Cell measure(ExperimentCourse one) {
        return Cell.of(
                words(one).name()
                        + (one.experiment().plan().expected() == Expected.LOWER
                                ? ", down"
                                : ", up"));
    }

    private static String said(Finding finding) {
        return switch (finding) {
            case Finding.Compared one -> one.verdict().words();
            case Finding.NotEnough _ -> "not enough data";
            case Finding.Hidden _ -> "hidden";
        };
    }

    private static Cell verdict(ExperimentCourse one) {
        var closing = one.experiment().closing();
        return closing == null
                ? Cell.toned("open", "unknown")
                : Cell.toned(closing.verdict().words(), tone(closing.verdict()));
    }

    private static String tone(Verdict verdict) {
        return switch (verdict) {
            case BETTER -> "good";
            case WORSE -> "bad";
            case CANNOT_TELL -> "unknown";
        };
    }

    /// Writes one experiment.
    Panel panel(ExperimentCourse one) {
        var experiment = one.experiment();
        var writer = new PanelWriter("experiment-" + experiment.id(), title(one), "");
        writer.say(Printable.clean(experiment.plan().change()));
        if (one.finding() instanceof Finding.Hidden(String reason)) {
            writer.state(State.refused("Its numbers are not shown.", reason));
        } else {
            var figure = figure(one);
            figures.add(figure);
            writer.figure(new Explained(request, List.of()).view(figure, sentence(one), null));
            if (MeasureCharts.isDrawn(one.weeks())) {
                writer.chart(MeasureCharts.of(words(one), one, finding(one)));
            }
            trend(writer, one);
        }
        closing(writer, one);
        return writer.panel();
    }

    private static void trend(PanelWriter writer, ExperimentCourse one) {
        if (one.finding() instanceof Finding.Compared compared && compared.wasMoving()) {
            writer.note(
                    "The weeks before were %s already, so what followed may be the same movement: nobody can tell."
                            .formatted(
                                    compared.interruption().trend() == Interruption.Trend.RISING
                                            ? "rising"
                                            : "falling"));
        }
        if (!one.odd().isEmpty()) {
            writer.note(
                    "%s since the first day %s out of the natural limits of the weeks before, first %s."
                            .formatted(
                                    Wording.counted(one.odd().size(), "week"),
                                    one.odd().size() == 1 ? "stands" : "stand",
                                    one.odd().getFirst()));
        }
    }

    private static void closing(PanelWriter writer, ExperimentCourse one) {
        var closing = one.experiment().closing();
        if (closing != null) {
            writer.note(
                    "Closed on %s by %s as “%s”; the numbers are those of that day."
                            .formatted(
                                    closing.day(),
                                    Printable.clean(closing.by()),
                                    closing.verdict().words()));
            writer.note("Lesson: " + Printable.clean(closing.lesson()));
        }
    }

    private String sentence(ExperimentCourse one) {
        return switch (one.finding()) {
            case Finding.Compared it -> {
                var found = it.interruption();
                var change = found.change();
                var words = words(one);
                yield "was %s; difference %s, 95%% interval %s to %s: %s"
                        .formatted(
                                words.value(found.before()),
                                words.value(change.value()),
                                words.value(change.low()),
                                words.value(change.high()),
                                it.verdict().words());
            }
            case Finding.NotEnough it ->
                    "%s before and %d since have a number; each side needs %d"
                            .formatted(
                                    Wording.counted(it.weeksBefore(), "week"),
                                    it.weeksAfter(),
                                    Interruption.FEWEST);
            case Finding.Hidden(String reason) -> reason;
        };
    }

    private String finding(ExperimentCourse one) {
        return words(one).name() + ": " + said(one.finding());
    }

    private Quantity quantity(ExperimentCourse one) {
        if (!(one.finding() instanceof Finding.Compared compared)) {
            return new Quantity.NotKnown("not enough data");
        }
        return words(one).quantity(compared.interruption().after());
    }

    private Figure figure(ExperimentCourse one) {
        var words = words(one);
        var first = one.experiment().plan().from();
        return new Figure(
                "experiment.since." + one.experiment().id(),
                words.name() + " since",
                quantity(one),
                new Explanation(
                        "whether to keep what was changed",
                        "26 weeks before %s, and whole weeks from then to %s"
                                .formatted(first, one.experiment().plan().until()),
                        FORMULA.formatted(words.name(), words.rule().title()),
                        new Explanation.Rows(
                                List.of("Week", "Side", "Number"),
                                one.weeks().reversed().stream()
                                        .filter(week -> !week.partial())
                                        .map(
                                                week ->
                                                        List.of(
                                                                week.monday().toString(),
                                                                side(week.monday(), first),
                                                                number(words, week.value())))
                                        .toList()),
                        List.of(),
                        "as of " + request.day(),
                        List.of()));
    }

    private static String number(MeasureWords words, @Nullable Double of) {
        return of == null ? "no data" : words.value(of);
    }

    private static String side(LocalDate monday, LocalDate first) {
        if (!monday.isBefore(first)) {
            return "since";
        }
        return monday.plusWeeks(1).isAfter(first) ? "neither" : "before";
    }
}
