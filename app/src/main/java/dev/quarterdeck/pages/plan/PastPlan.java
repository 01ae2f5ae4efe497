package dev.quarterdeck.pages.plan;

import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Link;
import dev.quarterdeck.pages.view.delivery.PanelsPage.Panel;
import dev.quarterdeck.pages.view.plan.JtepanelsGenerated;
import dev.quarterdeck.pages.view.plan.PlanPanels;
import dev.quarterdeck.planning.ToldDates;
import dev.quarterdeck.planning.ToldForecasts;
import dev.quarterdeck.planning.ToldInitiative;
import dev.quarterdeck.planning.ToldPlan;
import dev.quarterdeck.planning.ToldPlan.OfInitiative;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/// Answers for the plan and for an initiative as of a past day: what was told by then.
final class PastPlan {

    private final Shell shell;
    private final ToldForecasts told;

    PastPlan(Shell shell, ToldForecasts told) {
        this.shell = shell;
        this.told = told;
    }

    /// Answers whether a past day is asked for.
    static boolean isAsked(PageRequest request) {
        return request.day().isBefore(request.today());
    }

    /// Says what a page is that knows past days, and no day to come.
    static Head head(PageRequest request, String title) {
        var head = Head.of(Place.PLAN, title);
        return request.day().isAfter(request.today()) ? head.ofNow() : head;
    }

    ResponseEntity<String> plan(PageRequest request) {
        var plan = told.by(request.viewer(), request.day());
        var panels = new PastPanels(request);
        var table = panels.table(plan);
        var shown = new ArrayList<Panel>();
        if (!plan.initiatives().isEmpty()) {
            shown.add(panels.roadmap(plan, table));
            shown.addAll(panels.notKeptOfThePlan());
        }
        var page =
                page(
                        Place.PLAN.title(),
                        "What was told by %s: when what was wanted then would be there."
                                .formatted(plan.day()),
                        PlanTabs.of(request, PlanTabs.ROADMAP),
                        state(plan),
                        shown);
        return shell.page(
                request,
                head(request, Place.PLAN.title()),
                PastFigures.dates(plan.initiatives()),
                List.of(table),
                (out, frame) -> render(out, frame, page));
    }

    private static @Nullable State state(ToldPlan plan) {
        if (plan.initiatives().isEmpty()) {
            return State.empty(
                    "Nothing was committed or running on %s.".formatted(plan.day()),
                    "Here stands what was told by that day of initiatives that were.",
                    "");
        }
        return plan.last() == null
                ? State.empty(
                        "Nothing was told by %s.".formatted(plan.day()),
                        "A forecast is kept when it is shown. None was shown until then.",
                        "qd plan forecast")
                : null;
    }

    private static PlanPanels page(
            String title, String lead, List<Link> tabs, @Nullable State state, List<Panel> panels) {
        return new PlanPanels(
                title,
                lead,
                PlanFigures.DECISION,
                tabs,
                List.of(),
                state,
                panels,
                List.of(),
                null,
                List.of());
    }

    ResponseEntity<String> initiative(PageRequest request, String key) {
        var one = told.of(request.viewer(), key, request.day(), ToldViews.MOST);
        var views = new ToldViews(one.told());
        var table =
                views.table(
                        row -> "%s?asOf=%s".formatted(InitiativePage.path(one.key()), row.day()));
        var figures = figures(one);
        var page =
                page(
                        one.key() + ", " + one.name(),
                        "What was told by %s: when it would be done.".formatted(one.day()),
                        PlanTabs.of(request, ""),
                        state(one),
                        panels(request, one, figures, table));
        return shell.page(
                request,
                head(request, one.key()),
                figures,
                List.of(table),
                (out, frame) -> render(out, frame, page));
    }

    private static List<Figure> figures(ToldInitiative one) {
        return one.told().isEmpty()
                ? List.of()
                : PastFigures.all(newest(one), one.told().getFirst());
    }

    private static OfInitiative newest(ToldInitiative one) {
        return new OfInitiative(one.id(), one.key(), one.name(), one.told().getFirst());
    }

    private static List<Panel> panels(
            PageRequest request, ToldInitiative one, List<Figure> figures, Table<ToldDates> table) {
        if (one.told().isEmpty()) {
            return List.of();
        }
        var panels = new PastPanels(request);
        var last = one.told().getFirst();
        var shown = new ArrayList<Panel>();
        shown.add(panels.range(newest(one), last, figures));
        shown.add(panels.told(new ToldViews(one.told()), table));
        shown.addAll(panels.notKeptOf(newest(one), last));
        return shown;
    }

    private static @Nullable State state(ToldInitiative one) {
        if (!one.stage().isWanted()) {
            return State.partial(
                    "It was neither committed nor running on %s.".formatted(one.day()),
                    "It was %s. Below stands what was told before, if anything was."
                            .formatted(stage(one)));
        }
        return one.told().isEmpty()
                ? State.empty(
                        "Nothing was told of it by %s.".formatted(one.day()),
                        "A forecast is kept when it is shown, and tells of what has something left to forecast.",
                        "")
                : null;
    }

    private static String stage(ToldInitiative one) {
        return switch (one.stage()) {
            case IDEA -> "an idea";
            case SHAPING, COMMITTED, RUNNING, DONE, STOPPED ->
                    one.stage().name().toLowerCase(Locale.ROOT);
        };
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, PlanPanels page) {
        JtepanelsGenerated.render(out, null, frame, page);
    }
}
