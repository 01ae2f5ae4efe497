package dev.quarterdeck.pages.plan;

import dev.quarterdeck.metrics.Explanation;
import dev.quarterdeck.metrics.Explanation.Rows;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Quantity;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.pages.Explained;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Link;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Panel;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Span;
import dev.quarterdeck.planning.LeverAnswer;
import dev.quarterdeck.planning.LeverAnswer.Moved;
import dev.quarterdeck.planning.LeverAnswer.Price;
import dev.quarterdeck.reports.wording.Printable;
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

    /// What it costs, nothing where it is not told.
    List<Figure> figures() {
        var price = answer == null ? null : answer.price();
        return price == null ? List.of() : List.of(cost(price));
    }

    private static Figure cost(Price price) {
        var notes = price.notes().stream().map(note -> List.of("to know", note));
        return new Figure(
                "lever.cost",
                price.more() < 0 ? "It saves in two years" : "It costs in two years",
                new Quantity.Count(Math.round(Math.abs(price.more())), price.currency()),
                new Explanation(
                        "hire, contract, cut, re-order or stop",
                        "two years from the first day of the plan",
                        "what everybody costs with the lever less what they cost without it, in the mean over 500 futures with"
                                + " the same luck: seats by their own cost, others by the loaded rate of their role (v1)",
                        new Rows(
                                List.of("what", "value"),
                                Stream.concat(
                                                Stream.of(
                                                        List.of(
                                                                "more on the initiative itself",
                                                                CompareFigures.signedAmount(
                                                                        price.ownMore()))),
                                                notes)
                                        .toList()),
                        List.of(),
                        "rates as of today",
                        List.of()));
    }

    private static List<String> notes(LeverAnswer pulled) {
        var price = pulled.price();
        var hidden = pulled.priceHidden();
        return Stream.of(
                        Stream.of(
                                "The plan and the changed plan have the same luck in each of %s futures, so the difference is the lever alone. Nothing was kept."
                                        .formatted(Wording.count(pulled.draws()))),
                        price == null ? Stream.<String>of() : price.notes().stream(),
                        Stream.ofNullable(hidden))
                .flatMap(all -> all)
                .map(Printable::clean)
                .toList();
    }

    private static String price(LeverAnswer pulled) {
        var price = pulled.price();
        if (price == null) {
            return "";
        }
        return Math.round(price.more()) == 0
                ? " It costs no more."
                : " In money %s %s over two years."
                        .formatted(CompareFigures.signedAmount(price.more()), price.currency());
    }

    private Panel panel(LeverAnswer pulled) {
        return new Panel(
                "answer",
                "What it would do: " + pulled.lever(),
                "",
                List.of(new Span(own(pulled.own()) + " " + pays(pulled) + price(pulled), null)),
                figures().stream().map(new Explained(request, figures())::view).toList(),
                List.of(),
                moved(pulled).view(request),
                null,
                notes(pulled),
                List.of(new Link("Without the lever", request.link(request.path()), false)));
    }

    private static String own(Moved own) {
        var dates =
                "%s: 50%% sure %s (%s), 85%% sure %s (%s)"
                        .formatted(
                                own.key(),
                                Lengths.by(own.after().p50()),
                                Lengths.moved(own.p50Weeks()),
                                Lengths.by(own.after().p85()),
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
                .number("p85", "85% date", one -> date(one.p85Weeks()), Moved::p85Weeks)
                .column("odds", "Odds of its day", one -> Cell.of(odds(one)))
                .column("p85day", "85% sure then", one -> Cell.of(Lengths.day(one.after().p85())))
                .number(
                        "later",
                        "Later in",
                        one -> Cell.of(PlanFigures.percent(one.later())).note("of futures"),
                        Moved::later)
                .number("p50", "50% date", one -> date(one.p50Weeks()), Moved::p50Weeks)
                .column("p50day", "50% sure then", one -> Cell.of(Lengths.day(one.after().p50())));
    }

    private static Cell date(double weeks) {
        long days = Math.round(7 * weeks);
        return Cell.toned(Lengths.moved(weeks), days > 0 ? "warn" : days < 0 ? "good" : "");
    }
}
