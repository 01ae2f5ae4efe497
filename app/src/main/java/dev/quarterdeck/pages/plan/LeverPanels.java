package dev.quarterdeck.pages.plan;

import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Link;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Panel;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Span;
import dev.quarterdeck.planning.LeverAnswer;
import dev.quarterdeck.planning.LeverAnswer.Moved;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Fills the panel that says what a lever does, and who pays.
final class LeverPanels {

    private final PageRequest request;
    private final @Nullable LeverAnswer answer;

    LeverPanels(PageRequest request, @Nullable LeverAnswer answer) {
        this.request = request;
        this.answer = answer;
    }

    List<Table<?>> tables() {
        return answer == null ? List.of() : List.of(moved(answer));
    }

    List<Panel> panels() {
        return answer == null ? List.of() : List.of(panel(answer));
    }

    private Panel panel(LeverAnswer pulled) {
        return new Panel(
                "answer",
                "What it would do: " + pulled.lever(),
                "",
                List.of(new Span(own(pulled.own()) + " " + pays(pulled), null)),
                List.of(),
                List.of(),
                moved(pulled).view(request),
                null,
                List.of(
                        "The plan and the changed plan have the same luck in each of %s futures, so the difference is the lever alone. Nothing was kept."
                                .formatted(Wording.count(pulled.draws()))),
                List.of(new Link("Without the lever", request.link(request.path()), false)));
    }

    private static String own(Moved own) {
        var dates =
                "%s: 50%% sure by %s (%s), 85%% sure by %s (%s)"
                        .formatted(
                                own.key(),
                                Lengths.day(own.after().p50()),
                                Lengths.moved(own.p50Weeks()),
                                Lengths.day(own.after().p85()),
                                Lengths.moved(own.p85Weeks()));
        var odds = own.after().odds();
        return odds == null ? dates + "." : "%s; odds of its day %s.".formatted(dates, odds(own));
    }

    private static String odds(Moved one) {
        var before = one.before().odds();
        var after = one.after().odds();
        if (after == null) {
            return "";
        }
        var now = PlanFigures.percent(after);
        return before == null ? now : "%s → %s".formatted(PlanFigures.percent(before), now);
    }

    private static String pays(LeverAnswer pulled) {
        var payers = pulled.others().stream().filter(Moved::pays).map(Moved::key).toList();
        var gone =
                pulled.missing().isEmpty()
                        ? ""
                        : " %s is not done at all.".formatted(String.join(", ", pulled.missing()));
        return (payers.isEmpty()
                        ? "No other initiative comes later."
                        : "Who pays: %s.".formatted(String.join(", ", payers)))
                + gone;
    }

    private Table<Moved> moved(LeverAnswer pulled) {
        return Table.of(
                        "moved",
                        "initiatives",
                        Stream.concat(Stream.of(pulled.own()), pulled.others().stream()).toList())
                .column(
                        "initiative",
                        "Initiative",
                        one ->
                                Cell.link(one.key(), request.link(InitiativePage.path(one.key())))
                                        .note(one.name()))
                .number("p50", "50% date", one -> date(one.p50Weeks()), Moved::p50Weeks)
                .column("p50day", "50% sure then", one -> Cell.of(Lengths.day(one.after().p50())))
                .number("p85", "85% date", one -> date(one.p85Weeks()), Moved::p85Weeks)
                .column("p85day", "85% sure then", one -> Cell.of(Lengths.day(one.after().p85())))
                .column("odds", "Odds of its day", one -> Cell.of(odds(one)))
                .number(
                        "later",
                        "Later in",
                        one -> Cell.of(PlanFigures.percent(one.later())).note("of futures"),
                        Moved::later);
    }

    private static Cell date(double weeks) {
        long days = Math.round(7 * weeks);
        return Cell.toned(Lengths.moved(weeks), days > 0 ? "warn" : days < 0 ? "good" : "");
    }
}
