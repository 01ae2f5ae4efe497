package dev.quarterdeck.pages.plan;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.organization.OrganizationDay;
import dev.quarterdeck.organization.OrganizationDay.Colleague;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import dev.quarterdeck.pages.Explained;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.Typed;
import dev.quarterdeck.pages.plan.PlanForms.Asked;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.plan.JtetablesGenerated;
import dev.quarterdeck.pages.view.plan.TablesView;
import dev.quarterdeck.pages.view.plan.TablesView.Part;
import dev.quarterdeck.planning.Epics;
import dev.quarterdeck.planning.GoalEfforts;
import dev.quarterdeck.portfolio.Goal;
import dev.quarterdeck.portfolio.Initiative;
import dev.quarterdeck.portfolio.Initiative.Stage;
import dev.quarterdeck.portfolio.Pause;
import dev.quarterdeck.portfolio.Pauses;
import dev.quarterdeck.portfolio.Portfolio;
import dev.quarterdeck.portfolio.PortfolioRows;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Shows what we want, what was stopped and when work rests, and lets those who may say it anew.
@RestController
final class GoalsPage {

    static final String PATH = "/plan/goals";

    private static final Map<String, String> DONE =
            Map.of(
                    "add-goal", "The goal is kept.",
                    "change-goal",
                            "The goal is kept as you said; what it was before stays readable.",
                    "add-initiative", "The initiative is kept.",
                    "change-initiative",
                            "The initiative is kept as you said; what it was before stays readable.",
                    "add-pause", "The pause is set.",
                    "change-pause", "The pause is kept as you said.");

    private final Shell shell;
    private final Portfolio portfolio;
    private final PortfolioRows rows;
    private final Pauses pauses;
    private final Organization organization;
    private final GoalEfforts efforts;
    private final Epics epics;

    GoalsPage(
            Shell shell,
            Portfolio portfolio,
            PortfolioRows rows,
            Pauses pauses,
            Organization organization,
            GoalEfforts efforts,
            Epics epics) {
        this.shell = shell;
        this.portfolio = portfolio;
        this.rows = rows;
        this.pauses = pauses;
        this.organization = organization;
        this.efforts = efforts;
        this.epics = epics;
    }

    @GetMapping(PATH)
    ResponseEntity<String> show(PageRequest request) {
        return answer(request, Typed.NOTHING, 200);
    }

    @PostMapping(PATH)
    ResponseEntity<String> decide(PageRequest request, @RequestParam Map<String, String> form) {
        return PlanForms.decided(
                PATH,
                form,
                asked -> act(request.viewer(), asked),
                (typed, status) -> answer(request, typed, status));
    }

    private void act(Viewer viewer, Asked asked) {
        var cells = asked.cells();
        var why = asked.why();
        switch (asked.act()) {
            case "add-goal" -> rows.addGoal(viewer, cells, why);
            case "change-goal" -> rows.changeGoal(viewer, asked.id(), asked.read(), cells, why);
            case "add-initiative" -> rows.addInitiative(viewer, cells, why);
            case "change-initiative" ->
                    rows.changeInitiative(viewer, asked.id(), asked.read(), cells, why);
            case "add-pause" -> pauses.add(viewer, cells, why);
            case "change-pause" -> pauses.change(viewer, asked.id(), asked.read(), cells, why);
            default -> throw PlanForms.unknown(asked.act());
        }
    }

    /// What stood on the day that is asked for.
    ///
    /// @param people by id
    /// @param tree of the trackers; empty on a past day, as they are read as they are now
    record Shown(
            List<Goal> goals,
            List<Initiative> initiatives,
            List<Pause> pauses,
            OrganizationDay day,
            Map<PersonId, Colleague> people,
            Epics.Tree tree) {

        String owner(@Nullable PersonId id) {
            var person = id == null ? null : people.get(id);
            return person == null ? "" : person.name();
        }

        String goal(@Nullable UUID id) {
            return goals.stream()
                    .filter(one -> one.id().equals(id))
                    .map(one -> one.terms().key())
                    .findFirst()
                    .orElse("");
        }

        String initiative(UUID id) {
            return initiatives.stream()
                    .filter(one -> one.id().equals(id))
                    .map(one -> one.terms().key())
                    .findFirst()
                    .orElse("");
        }

        String team(UUID id) {
            return day.teams().stream()
                    .filter(one -> one.id().equals(id))
                    .map(Unit::name)
                    .findFirst()
                    .orElse("a team that is no more");
        }
    }

    private static boolean isToday(PageRequest request) {
        return request.day().equals(request.today());
    }

    private Shown shown(PageRequest request) {
        var viewer = request.viewer();
        var day = organization.asOf(viewer, request.day());
        return new Shown(
                portfolio.goals(viewer, request.day()),
                portfolio.initiatives(viewer, request.day()),
                pauses.pauses(viewer, request.day()),
                day,
                day.persons().stream().collect(Collectors.toMap(Colleague::id, one -> one)),
                isToday(request) ? epics.now(viewer) : new Epics.Tree(Map.of(), List.of()));
    }

    private ResponseEntity<String> answer(PageRequest request, Typed typed, int status) {
        var shown = shown(request);
        var figures = List.of(new GoalFigures(shown, request.day()).wanted());
        var goals = GoalTable.of(shown, efforts, request);
        var initiatives = initiatives(shown, request);
        var forms = new GoalForms(shown, portfolio, rows, pauses, new PlanForms(PATH, typed));
        var loose = EpicTable.of(shown.tree().unclaimed(), request, forms.mayAdd(request.viewer()));
        var stopped = stopped(shown, request);
        var rests = rests(shown, request);
        var page =
                new TablesView(
                        PlanTabs.of(request, "Goals"),
                        "Goals",
                        "What we want, what is done for it, what was stopped and when work rests.",
                        "commit, order or stop",
                        figures(request, figures),
                        List.of(
                                new Part("goals-part", "Goals", goals.view(request), ""),
                                new Part(
                                        "initiatives-part",
                                        "Initiatives, in their order",
                                        initiatives.view(request),
                                        ""),
                                new Part(
                                        "epics-part",
                                        "Epics of trackers that belong to no initiative",
                                        loose.view(request),
                                        isToday(request)
                                                ? "Guesses of what else is wanted: open epics below no other. To take up many at once: qd plan epics --csv."
                                                        + " What is done is not told where fewer than five people work in the teams; these stand last, by key."
                                                : ""),
                                new Part("stopped-part", "Stopped", stopped.view(request), ""),
                                new Part(
                                        "pauses-part",
                                        "Freezes and blackouts",
                                        rests.view(request),
                                        "In a freeze work goes on and nothing is finished; in a blackout nobody works."
                                                + " The forecast knows both.")),
                        forms.view(request, DONE.getOrDefault(request.parameter("did"), "")));
        var head = Head.of(Place.PLAN, "Goals");
        return shell.answer(
                request,
                head,
                status,
                figures,
                List.of(goals, initiatives, loose, stopped, rests),
                (out, frame) -> render(out, frame, page));
    }

    private static List<dev.quarterdeck.pages.view.FigureView> figures(
            PageRequest request, List<Figure> figures) {
        var explained = new Explained(request, figures);
        return figures.stream().map(explained::view).toList();
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, TablesView page) {
        JtetablesGenerated.render(out, null, frame, page);
    }

    static Cell linked(PageRequest request, String words, String what, UUID id) {
        return Cell.link(
                words, request.link("%s?%s=%s".formatted(PATH, what, id)) + "#change-" + what);
    }

    private static Table<Initiative> initiatives(Shown shown, PageRequest request) {
        var all =
                shown.initiatives().stream()
                        .filter(one -> one.terms().place().stage() != Stage.STOPPED)
                        .toList();
        return Table.of("initiatives", "initiatives", all)
                .number(
                        "order",
                        "Order",
                        one -> Cell.of(Wording.decimal(one.terms().place().order())),
                        one -> one.terms().place().order())
                .column(
                        "key",
                        "Initiative",
                        one ->
                                linked(request, one.terms().key(), "initiative", one.id())
                                        .note(one.terms().name()))
                .column("stage", "Stage", one -> Cell.of(small(one.terms().place().stage())))
                .column("goal", "Goal", one -> Cell.of(shown.goal(one.terms().goal())))
                .column("owner", "Owner", one -> Cell.of(shown.owner(one.terms().owner())))
                .column(
                        "parts",
                        "Of the trackers",
                        one -> EpicTable.parts(shown.tree().of(one.id())))
                .column(
                        "must",
                        "Must be done",
                        one -> Cell.of(Objects.toString(one.terms().dates().mustDate(), "")))
                .column(
                        "after",
                        "After",
                        one ->
                                Cell.of(
                                        one.terms().after().stream()
                                                .map(shown::initiative)
                                                .sorted()
                                                .collect(Collectors.joining(" "))))
                .whenEmpty(
                        State.empty(
                                "No initiative is wanted yet.",
                                "Here stands what is done for goals, in the order that people decided.",
                                "qd plan import initiatives.csv --apply"));
    }

    static String small(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Table<Initiative> stopped(Shown shown, PageRequest request) {
        var all =
                shown.initiatives().stream()
                        .filter(one -> one.terms().place().stage() == Stage.STOPPED)
                        .toList();
        return Table.of("stopped", "stopped initiatives", all)
                .column(
                        "key",
                        "Initiative",
                        one ->
                                linked(request, one.terms().key(), "initiative", one.id())
                                        .note(one.terms().name()))
                .column(
                        "reason",
                        "Why it was stopped",
                        one -> Cell.of(Objects.toString(one.terms().place().stopReason(), "")))
                .column("by", "Said by", one -> Cell.of(one.version().by()))
                .whenEmpty(
                        State.empty(
                                "Nothing was stopped.",
                                "Here stands what was stopped, with the reason: what is on this list frees time.",
                                ""));
    }

    private static Table<Pause> rests(Shown shown, PageRequest request) {
        return Table.of("pauses", "pauses", shown.pauses())
                .column(
                        "key",
                        "Pause",
                        one ->
                                linked(request, one.terms().key(), "pause", one.id())
                                        .note(one.terms().name()))
                .column("kind", "Kind", one -> Cell.of(small(one.terms().kind())))
                .column("from", "From", one -> Cell.of("" + one.terms().days().from()))
                .column("until", "Until before", one -> Cell.of("" + one.terms().days().until()))
                .column(
                        "teams",
                        "Teams",
                        one ->
                                Cell.of(
                                        one.terms().teams().isEmpty()
                                                ? "everybody"
                                                : one.terms().teams().stream()
                                                        .map(shown::team)
                                                        .sorted()
                                                        .collect(Collectors.joining(", "))))
                .column(
                        "status",
                        "Status",
                        one ->
                                one.terms().status() == Pause.Status.SET
                                        ? Cell.of("set")
                                        : Cell.toned("called off", "unknown"))
                .column(
                        "reason",
                        "Reason",
                        one -> Cell.of(Objects.toString(one.terms().reason(), "")))
                .whenEmpty(
                        State.empty(
                                "No freeze and no blackout is set.",
                                "Here stand days on which nothing may be finished, or nobody works.",
                                ""));
    }
}
