package dev.quarterdeck.pages.plan;

import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.pages.Explained;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.ChartView;
import dev.quarterdeck.pages.view.FigureView;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Link;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Panel;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Span;
import dev.quarterdeck.planning.InitiativeForecast;
import dev.quarterdeck.planning.InitiativeForecast.Cause;
import dev.quarterdeck.planning.InitiativeForecast.Driver;
import dev.quarterdeck.planning.InitiativeForecast.Move;
import dev.quarterdeck.planning.ToldDates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Fills the panels of the page of one initiative.
final class InitiativePanels {

    private static final int AHEAD_SHOWN = 6;

    private final PageRequest request;
    private final InitiativeForecast one;
    private final InitiativeFigures figures;
    private final InitiativeCharts charts;
    private final InitiativeTables tables;
    private final String fared;
    private final ToldViews told;

    /// @param fared what its record says against its dates, empty where nothing is
    InitiativePanels(
            PageRequest request,
            InitiativeForecast one,
            InitiativeFigures figures,
            String fared,
            ToldViews told) {
        this.request = request;
        this.one = one;
        this.figures = figures;
        this.charts = new InitiativeCharts(one);
        this.tables = new InitiativeTables(request, one);
        this.fared = fared;
        this.told = told;
    }

    Panel range() {
        List<ChartView> drawn = new ArrayList<>(charts.lane().stream().toList());
        drawn.addAll(charts.outcomes().stream().toList());
        return panel(
                "range",
                "When it is done",
                (SureWords.sentence(one) + " " + redated() + fared).strip(),
                null,
                drawn,
                null,
                views(),
                notes(),
                List.of(new Link("How forecasts fared", request.link("/plan/record"), false)));
    }

    private String redated() {
        var before = one.redated();
        return before == null
                ? ""
                : "It had to be done by %s until that was changed on %s. "
                        .formatted(before.day(), before.on());
    }

    private List<FigureView> views() {
        var explained = new Explained(request, figures.all());
        return figures.all().stream()
                .filter(figure -> !figure.id().startsWith("plan.moved."))
                .map(figure -> explained.view(figure, under(figure), null))
                .toList();
    }

    private String under(Figure figure) {
        var dates = one.initiative().dates();
        if (dates == null || !figure.id().startsWith("plan.done.")) {
            return "";
        }
        return "%s at 15%%, %s at 50%%, %s at 95%%"
                .formatted(
                        Lengths.day(dates.p15()),
                        Lengths.day(dates.p50()),
                        Lengths.day(dates.p95()));
    }

    private List<String> notes() {
        return List.of(
                "%s simulated futures of the whole plan from %s."
                        .formatted(Wording.count(one.draws()), one.start()));
    }

    Panel move() {
        var move = one.move();
        if (move == null) {
            return panel(
                    "move",
                    "Why its date moved",
                    "",
                    State.empty(
                            "Nothing was told of it before today.",
                            "Each forecast that is shown is kept. From the second day on this says by how many days the date"
                                    + " moved, and which causes these days come from.",
                            ""),
                    List.of(),
                    null,
                    List.of(),
                    List.of(),
                    List.of());
        }
        var figure = new Explained(request, figures.all()).view(figures.moved(move));
        var why = move.why();
        return panel(
                "move",
                "Why its date moved",
                sentence(move),
                why == null ? null : State.partial("The causes are not known.", why),
                charts.causes(move).stream().toList(),
                move.causes().isEmpty() ? null : tables.causes(),
                List.of(figure),
                List.of(),
                others());
    }

    /// Says the move with its two largest causes.
    private static String sentence(Move move) {
        if (move.from() == null || move.to() == null) {
            return "";
        }
        var largest =
                move.causes().stream()
                        .filter(cause -> cause.days() != 0)
                        .sorted(Comparator.comparingInt(cause -> -Math.abs(cause.days())))
                        .limit(2)
                        .map(cause -> "%s %s".formatted(Lengths.days(cause.days()), by(cause)))
                        .collect(Collectors.joining(", "));
        return "On %s the 85%% date was %s, now it is %s%s."
                .formatted(
                        move.since(),
                        move.from(),
                        move.to(),
                        largest.isEmpty() ? "" : ": " + largest);
    }

    private static String by(Cause cause) {
        return "from " + MoveWords.cause(cause.cause());
    }

    /// Other days from which the move can be told: the oldest, and about one a month.
    private List<Link> others() {
        return told.told().reversed().stream()
                .filter(told -> told.day().isBefore(one.start()))
                .collect(
                        Collectors.toMap(
                                told -> told.day().withDayOfMonth(1),
                                told -> told,
                                (first, later) -> first,
                                java.util.TreeMap::new))
                .values()
                .stream()
                .map(
                        told ->
                                new Link(
                                        "Since " + told.day(),
                                        request.with("since", told.day().toString()) + "#move",
                                        false))
                .toList();
    }

    Panel parts() {
        return panel(
                "parts",
                "What is left, by team",
                "",
                null,
                List.of(),
                tables.parts(),
                List.of(),
                List.of(
                        "A team works on so many initiatives at once; what stands behind waits for its turn and gets"
                                + " what the others do not need."),
                List.of());
    }

    Panel waits() {
        var waits = one.waits();
        var links =
                Stream.concat(
                                waits.after().stream(),
                                one.parts().stream().flatMap(part -> part.ahead().stream()))
                        .distinct()
                        .limit(AHEAD_SHOWN)
                        .map(
                                named ->
                                        new Link(
                                                "%s, 85%% sure: %s"
                                                        .formatted(
                                                                named.key(),
                                                                Lengths.day(named.p85())),
                                                request.link(InitiativePage.path(named.key())),
                                                false))
                        .toList();
        return panel(
                "waits",
                "What it waits for",
                new WaitWords(one).sentence(),
                null,
                List.of(),
                null,
                List.of(),
                List.of(),
                links);
    }

    Panel scope() {
        var drawn = charts.scope();
        return panel(
                "scope",
                "How its scope came about",
                "",
                drawn.isPresent() ? null : noScope(),
                drawn.stream().toList(),
                null,
                List.of(),
                drawn.isPresent()
                        ? List.of(
                                "Counted is what belongs to it now; what was taken out is not seen.")
                        : List.of(),
                List.of());
    }

    private State noScope() {
        return one.initiative().finished() == null
                ? State.refused(
                        "It is not shown.",
                        "Fewer than five people work in its teams: it would tell what they finished in each week.")
                : State.empty(
                        "No tracker knows what belongs to it.",
                        "With the key of an item of a tracker among its roots this shows what was known of it and what"
                                + " was finished, week by week.",
                        "qd plan import initiatives.csv --apply");
    }

    Panel drivers() {
        if (one.drivers().isEmpty()) {
            return panel(
                    "drivers",
                    "What makes the range wide",
                    "Which input, if it were known, would narrow the range or pull the date most?",
                    null,
                    List.of(),
                    null,
                    List.of(),
                    List.of(),
                    List.of(
                            new Link(
                                    "Work it out: it plays the plan once for each input",
                                    request.with("drivers", "yes") + "#drivers",
                                    false)));
        }
        return panel(
                "drivers",
                "What makes the range wide",
                driven(one.drivers().getFirst()),
                null,
                List.of(),
                tables.drivers(),
                List.of(),
                List.of(
                        "500 futures for each input, with the same luck for all others. The range is the one from 10% to 90%;"
                                + " single effects do not sum to it."),
                List.of());
    }

    private static String driven(Driver most) {
        return most.narrowed() < 1.0 / 7
                ? "No single input would narrow the range by itself."
                : "%s matters most: if it were known, the range would be %s shorter."
                        .formatted(
                                MoveWords.driver(most.kind(), most.of()),
                                Lengths.of(most.narrowed()));
    }

    Panel told() {
        return panel(
                "told",
                "What was told before",
                "",
                null,
                told.chart("is").stream().toList(),
                toldTable(),
                List.of(),
                told.notes(),
                List.of());
    }

    Table<ToldDates> toldTable() {
        return told.table(row -> request.with("since", row.day().toString()) + "#move");
    }

    private Panel panel(
            String id,
            String title,
            String sentence,
            @Nullable State state,
            List<ChartView> drawn,
            @Nullable Table<?> table,
            List<FigureView> views,
            List<String> notes,
            List<Link> more) {
        return new Panel(
                id,
                title,
                "",
                sentence.isEmpty() ? List.of() : List.of(new Span(sentence, null)),
                views,
                drawn,
                table == null ? null : table.view(request),
                state,
                notes,
                more);
    }
}
