package dev.quarterdeck.pages.teams;

import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.metrics.teams.Metric.Shape;
import dev.quarterdeck.metrics.teams.Question;
import dev.quarterdeck.metrics.teams.Report.Comparison;
import dev.quarterdeck.metrics.teams.Report.Point;
import dev.quarterdeck.metrics.teams.Report.Reading;
import dev.quarterdeck.metrics.teams.Report.Trend;
import dev.quarterdeck.metrics.teams.Report.Verdict;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Choice;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Link;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Panel;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// Writes what assistance changes declare, and how a team did before and after a date.
final class AssistancePanel {

    /// Below so many things or weeks a side nothing is said.
    private static final int FEWEST = 8;

    private static final List<Integer> CHOICES = List.of(8, 13, 26, 52);
    private static final int USUAL = 13;
    private static final String DECLARED = "ai.declared";
    private static final List<String> COMPARED =
            List.of(
                    DECLARED,
                    "dora.lead-time",
                    "flow.throughput",
                    "review.pickup",
                    "review.size",
                    "quality.hotfix",
                    "quality.unplanned");

    private final TeamPanels page;
    private final int weeks;

    AssistancePanel(TeamPanels page) {
        this.page = page;
        int asked = page.asked().request().number("since");
        this.weeks = CHOICES.contains(asked) ? asked : USUAL;
    }

    /// The first day of what counts as after: so many whole weeks before the week of the day.
    private LocalDate since(int count) {
        return Question.monday(page.asked().request().day()).minusWeeks(count);
    }

    Choice choice() {
        return new Choice(
                "Before and after",
                CHOICES.stream()
                        .map(
                                one ->
                                        new Link(
                                                since(one).toString(),
                                                page.asked()
                                                        .request()
                                                        .with(
                                                                "since",
                                                                one == USUAL ? "" : "" + one),
                                                one == weeks))
                        .toList());
    }

    Panel panel() {
        var writer =
                new PanelWriter(
                        "assistance",
                        "AI assistance",
                        "whether assistance changed anything that can be seen, before more is spent on it");
        var asked = page.asked();
        var question =
                new Question(
                        COMPARED,
                        asked.team() == null ? List.of() : List.of(asked.team().id()),
                        since(weeks),
                        weeks,
                        Map.of(),
                        asked.request().day());
        page.metrics()
                .prepare(
                        asked.request().viewer(),
                        List.of(asked.about(List.of(DECLARED), Map.of()), question));
        page.all(writer, page.report(List.of(DECLARED)), List.of());
        var trends = page.metrics().report(asked.request().viewer(), question).trends();
        long told = trends.stream().filter(one -> !verdict(one).startsWith("cannot")).count();
        writer.say(
                told == 0
                        ? "Of the %d weeks before %s and after it, nothing can be told apart."
                                .formatted(weeks, since(weeks))
                        : "Of %d measures %s between the %d weeks before %s and after it."
                                .formatted(
                                        trends.size(),
                                        told == 1 ? "one differs" : told + " differ",
                                        weeks,
                                        since(weeks)));
        return writer.table(page.table(table(trends)))
                .note(
                        "The declared share is a floor: trailers are optional, and some ways of merging lose them. No declaration is not no assistance.")
                .note(
                        "Cannot tell: the 95% interval of the difference holds zero, or there are fewer than 8 things or weeks on a side. What differs after a date need not be because of it.")
                .panel();
    }

    private Table<Trend> table(List<Trend> trends) {
        return Table.of("before-after", "measures", trends)
                .column(
                        "metric",
                        "Measure",
                        one ->
                                Cell.link(
                                        one.metric().title(),
                                        page.asked().metric(one.metric().id())))
                .column("before", "Before", one -> Cell.of(Said.cell(one, one.before())))
                .column("after", "After", one -> Cell.of(Said.cell(one, one.period())))
                .column("difference", "Difference, 95% interval", one -> Cell.of(difference(one)))
                .column("verdict", "Verdict", one -> Cell.of(verdict(one)));
    }

    private static String difference(Trend trend) {
        var found = trend.comparison();
        return found == null
                ? ""
                : "%s (%s to %s)"
                        .formatted(
                                signed(trend, found.difference()),
                                signed(trend, found.low()),
                                signed(trend, found.high()));
    }

    private static String signed(Trend trend, double value) {
        var size =
                trend.metric().shape() == Shape.SHARE
                        ? Wording.decimal(Math.rint(Math.abs(value) * 100)) + " points"
                        : Said.drawn(trend, Math.abs(value));
        return (value < 0 ? "\u2212" : "+") + size;
    }

    static String verdict(Trend trend) {
        if (things(trend.before()) < FEWEST || things(trend.period()) < FEWEST) {
            return "cannot tell: fewer than 8 on a side";
        }
        Comparison found = trend.comparison();
        if (found == null || found.verdict() == Verdict.CANNOT_TELL) {
            return "cannot tell";
        }
        return found.verdict() == Verdict.HIGHER ? "higher" : "lower";
    }

    private static double things(Point point) {
        return switch (point.reading()) {
            case Reading.Spread spread -> spread.hundredths() / 100.0;
            case Reading.Share share -> share.portion().whole() / 100.0;
            case Reading.Count _ -> point.weeks();
            case Reading.NoData _, Reading.Hidden _ -> 0;
        };
    }
}
