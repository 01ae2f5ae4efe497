package dev.quarterdeck.pages.plan;

import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.pages.Explained;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Link;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Panel;
import dev.quarterdeck.planning.Quarter;
import dev.quarterdeck.planning.ToldDates;
import dev.quarterdeck.planning.ToldPlan;
import dev.quarterdeck.planning.ToldPlan.OfInitiative;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Fills the panels that say what was told by a past day, and what is not kept of it.
final class PastPanels {

    private static final String STAYS =
            "Of a forecast that was shown stay its dates, its odds and how many items were left.";

    private final PageRequest request;

    PastPanels(PageRequest request) {
        this.request = request;
    }

    Panel roadmap(ToldPlan plan, Table<OfInitiative> table) {
        var drawn = new PastRoadmap(plan.day(), plan.initiatives());
        return new Panel(
                "told",
                "What was told by " + plan.day(),
                "",
                List.of(),
                List.of(),
                drawn.view().stream().toList(),
                table.view(request),
                null,
                notes(
                        drawn,
                        "Of each initiative that was committed or running on that day stands the newest forecast"
                                + " from that day or before. How it fared is not mixed in."),
                List.of(new Link("What is told today", "/plan", false)));
    }

    private static List<String> notes(PastRoadmap drawn, String always) {
        var undrawn = drawn.undrawn();
        return undrawn.isEmpty() ? List.of(always) : List.of(undrawn, always);
    }

    Table<OfInitiative> table(ToldPlan plan) {
        return Table.of("initiatives", "initiatives", plan.initiatives())
                .column("initiative", "Initiative", this::name)
                .column("p85", "85% sure", this::sure)
                .number("odds", "Odds", one -> cell(one, PastPanels::odds), PastPanels::oddsOrOne)
                .column("must", "Must be done", one -> cell(one, PastPanels::must))
                .column("told", "Told on", one -> told(one, plan))
                .column(
                        "p50",
                        "50% sure",
                        one -> cell(one, told -> Cell.of(Lengths.day(told.p50()))))
                .number(
                        "open",
                        "Items left then",
                        one -> cell(one, told -> Cell.of(Lengths.number(told.items()))),
                        one -> Optional.ofNullable(one.told()).map(ToldDates::items).orElse(-1.0));
    }

    private Cell name(OfInitiative one) {
        return Cell.link(one.key(), request.link(InitiativePage.path(one.key()))).note(one.name());
    }

    private static Cell told(OfInitiative one, ToldPlan plan) {
        var told = one.told();
        var last = plan.last();
        if (told == null) {
            return Cell.toned("nothing was told of it by then", "unknown");
        }
        var cell = Cell.of(told.day().toString());
        return last == null || !told.day().isBefore(last)
                ? cell
                : cell.note("the forecast of %s told nothing of it".formatted(last));
    }

    private static Cell cell(OfInitiative one, Function<ToldDates, Cell> filled) {
        var told = one.told();
        return told == null ? Cell.of("") : filled.apply(told);
    }

    private Cell sure(OfInitiative one) {
        var id = PastFigures.id(one);
        return cell(
                one,
                told ->
                        new Cell(
                                PlanFigures.day(told.p85()),
                                request.link("/plan?explain=" + id),
                                told.p85() == null ? "unknown" : "",
                                id));
    }

    private static Cell must(ToldDates told) {
        var must = told.must();
        return Cell.of(must == null ? "" : must.toString());
    }

    private static Cell odds(ToldDates told) {
        var odds = told.odds();
        return odds == null
                ? Cell.of("")
                : Cell.toned(PlanFigures.percent(odds), odds < Quarter.SURE ? "warn" : "");
    }

    private static double oddsOrOne(OfInitiative one) {
        return Optional.ofNullable(one.told())
                .flatMap(told -> Optional.ofNullable(told.odds()))
                .orElse(2.0);
    }

    /// What the plan of today shows beside the dates.
    List<Panel> notKeptOfThePlan() {
        return List.of(
                notKept(
                        "capacity",
                        "Who had time",
                        State.partial("The load of teams is not kept.", STAYS)
                                .with("/plan#capacity", "Who has time from today on")),
                notKept(
                        "assumed",
                        "What was taken for granted",
                        State.partial(
                                "What was taken for granted is not kept.",
                                "The inputs in the explanation of a date tell whether two forecasts were made of the same.")));
    }

    private static Panel notKept(String id, String title, State state) {
        return new Panel(
                id, title, "", List.of(), List.of(), List.of(), null, state, List.of(), List.of());
    }

    /// What was told last of one initiative. @param told its newest by then
    Panel range(OfInitiative one, ToldDates told, List<Figure> figures) {
        var drawn = new PastRoadmap(told.day(), List.of(one));
        var explained = new Explained(request, figures);
        return new Panel(
                "range",
                "When it is done, as told on " + told.day(),
                "",
                List.of(),
                figures.stream().map(figure -> explained.view(figure)).toList(),
                drawn.view().stream().toList(),
                null,
                null,
                notes(drawn, "How it fared since is not mixed in."),
                List.of(
                        new Link(
                                "What is told of it today",
                                InitiativePage.path(one.key()),
                                false)));
    }

    /// What was told of it day by day up to then. @param table whose days lead to their own page
    Panel told(ToldViews views, Table<ToldDates> table) {
        return new Panel(
                "told",
                "What was told by then",
                "",
                List.of(),
                List.of(),
                views.chart("was").stream().toList(),
                table.view(request),
                null,
                views.notes(),
                List.of());
    }

    /// What the page of today shows of an initiative beside its dates.
    List<Panel> notKeptOf(OfInitiative one, ToldDates told) {
        var today = InitiativePage.path(one.key());
        return List.of(
                notKept(
                        "move",
                        "Why its date moved",
                        State.partial(
                                        "Causes are told of the move up to today alone.",
                                        "They come from comparing the plan that was kept with the plan of today.")
                                .with(
                                        "%s?since=%s#move".formatted(today, told.day()),
                                        "Why it moved since " + told.day())),
                notKept(
                        "parts",
                        "What was left, by team, and what it waited for",
                        State.partial("The load by team is not kept as it was shown.", STAYS)),
                notKept(
                        "scope",
                        "How its scope came about",
                        State.partial(
                                "Weeks of its scope are not kept.",
                                "They are counted of what belongs to it today.")),
                notKept(
                        "drivers",
                        "What made the range wide",
                        State.partial(
                                "What made the range wide is not kept.",
                                "It is worked out when somebody asks, of the plan of today.")),
                notKept(
                        "levers",
                        "Pull a lever",
                        State.partial(
                                        "No lever can be pulled on a past day.",
                                        "A lever changes the plan of today.")
                                .with(today + "#levers", "Pull one today")));
    }
}
