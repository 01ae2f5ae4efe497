package dev.quarterdeck.pages.teams;

import dev.quarterdeck.agreements.AgreementCourse;
import dev.quarterdeck.agreements.MeasuredWeek;
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
import java.util.ArrayList;
import java.util.List;

/// Writes what a team agreed on, and how it keeps to it.
final class AgreementPanels {

    private final TeamMetrics metrics;
    private final PageRequest request;
    private final List<AgreementCourse> all;
    private final Table<AgreementCourse> table;
    private final List<Figure> figures = new ArrayList<>();

    AgreementPanels(TeamMetrics metrics, PageRequest request, List<AgreementCourse> all) {
        this.metrics = metrics;
        this.request = request;
        this.all = List.copyOf(all);
        this.table = rows();
    }

    List<Figure> figures() {
        return figures;
    }

    Table<AgreementCourse> table() {
        return table;
    }

    Panel summary() {
        return new PanelWriter(
                        "agreed",
                        "What we agreed on",
                        "which agreement to keep to, to change, or to end")
                .table(table.view(request))
                .note(
                        "A week counts when it is over, the agreement held on each of its days, and there was something to measure.")
                .panel();
    }

    private Table<AgreementCourse> rows() {
        return Table.of("agreements", "agreements", all)
                .column(
                        "what",
                        "Agreement",
                        one -> Cell.link(title(one), "#agreement-" + one.agreement().id()))
                .number("kept", "Weeks kept", one -> Cell.of(kept(one)), one -> one.kept().part())
                .column("last", "Last whole week", one -> Cell.of(last(one)))
                .column("from", "Since", one -> Cell.of(one.agreement().terms().from().toString()))
                .column("state", "State", AgreementPanels::state)
                .column("by", "Written by", one -> Cell.of(one.agreement().by()))
                .whenEmpty(
                        State.empty(
                                "Nothing is agreed yet.",
                                "What the team agrees on, such as a first answer within a day, will stand here with each week in which it was kept.",
                                ""));
    }

    private MeasureWords words(AgreementCourse one) {
        return MeasureWords.of(metrics, one.agreement().terms().measure());
    }

    private String title(AgreementCourse one) {
        return words(one).agreement(one.agreement().terms());
    }

    private static String kept(AgreementCourse one) {
        if (one.hidden() != null) {
            return "hidden";
        }
        return one.kept().isKnown()
                ? "%d of %d".formatted(one.kept().part(), one.kept().whole())
                : "none yet";
    }

    private String last(AgreementCourse one) {
        var whole = one.weeks().stream().filter(week -> !week.partial()).toList();
        return whole.isEmpty() ? "" : week(one, whole.getLast());
    }

    private String week(AgreementCourse one, MeasuredWeek week) {
        var value = week.value();
        return value == null
                ? week.hidden() ? "hidden" : "no data"
                : "%s, %s"
                        .formatted(
                                words(one).value(value),
                                one.agreement().isKeptBy(value) ? "kept" : "not kept");
    }

    private static Cell state(AgreementCourse one) {
        var end = one.agreement().end();
        return end == null ? Cell.of("holds") : Cell.of("ended " + end.until());
    }

    /// Writes one agreement.
    Panel panel(AgreementCourse one) {
        var id = one.agreement().id();
        var writer = new PanelWriter("agreement-" + id, title(one), "");
        var hidden = one.hidden();
        if (hidden != null) {
            return writer.state(State.refused("Its numbers are not shown.", hidden)).panel();
        }
        var figure = figure(one);
        figures.add(figure);
        writer.figure(new Explained(request, List.of()).view(figure, under(one), null));
        if (MeasureCharts.isDrawn(one.weeks())) {
            writer.chart(MeasureCharts.of(words(one), one, finding(one)));
        }
        return writer.panel();
    }

    private static String under(AgreementCourse one) {
        return one.without() == 0
                ? ""
                : "%s without a number".formatted(Wording.counted(one.without(), "week"));
    }

    private static String finding(AgreementCourse one) {
        return one.kept().isKnown()
                ? "Kept in %d of %s since %s"
                        .formatted(
                                one.kept().part(),
                                Wording.counted(one.kept().whole(), "week"),
                                one.agreement().terms().from())
                : "No whole week since %s yet".formatted(one.agreement().terms().from());
    }

    private Figure figure(AgreementCourse one) {
        var terms = one.agreement().terms();
        return new Figure(
                "agreement.kept." + one.agreement().id(),
                "Kept",
                one.kept().isKnown()
                        ? new Quantity.Part(one.kept(), "weeks")
                        : new Quantity.NotKnown("no whole week with a number yet"),
                new Explanation(
                        "whether to keep to the agreement, to change it, or to end it",
                        "from %s on".formatted(terms.from()),
                        "whole weeks that keep to it / whole weeks since its first day that have a number; %s, definition of %s (v1)"
                                .formatted(words(one).name(), words(one).rule().title()),
                        new Explanation.Rows(
                                List.of("Week", "Number"),
                                one.weeks().reversed().stream()
                                        .filter(week -> !week.monday().isBefore(terms.from()))
                                        .filter(week -> !week.partial())
                                        .map(
                                                week ->
                                                        List.of(
                                                                week.monday().toString(),
                                                                week(one, week)))
                                        .toList()),
                        List.of(
                                new Explanation.LeftOut(
                                        "weeks without a number",
                                        one.without(),
                                        "there was nothing to measure, or it is hidden")),
                        "as of " + request.day(),
                        List.of()));
    }
}
