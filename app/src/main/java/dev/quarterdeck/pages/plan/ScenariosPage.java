package dev.quarterdeck.pages.plan;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.pages.Head;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Shell;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.Times;
import dev.quarterdeck.pages.Typed;
import dev.quarterdeck.pages.view.Frame;
import dev.quarterdeck.pages.view.Place;
import dev.quarterdeck.pages.view.Review;
import dev.quarterdeck.pages.view.Said;
import dev.quarterdeck.pages.view.State;
import dev.quarterdeck.pages.view.TableView.Cell;
import dev.quarterdeck.pages.view.plan.JtescenarioGenerated;
import dev.quarterdeck.pages.view.plan.JtescenariosGenerated;
import dev.quarterdeck.pages.view.plan.ScenarioView;
import dev.quarterdeck.pages.view.plan.ScenarioView.Titled;
import dev.quarterdeck.pages.view.plan.ScenariosView;
import dev.quarterdeck.planning.scenarios.Scenario;
import dev.quarterdeck.planning.scenarios.Scenarios;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.reports.wording.Printable;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Shows scenarios, and lets people make and change them.
@RestController
final class ScenariosPage {

    static final String PATH = "/plan/scenarios";

    private static final Map<String, String> DONE =
            Map.of(
                    "make", "Made. It begins as the plan is.",
                    "rename", "Kept.",
                    "add", "One change more.",
                    "remove", "The change is taken away.",
                    "drop", "Dropped.");

    private final Shell shell;
    private final Scenarios scenarios;
    private final Times times;

    ScenariosPage(Shell shell, Scenarios scenarios, Times times) {
        this.shell = shell;
        this.scenarios = scenarios;
        this.times = times;
    }

    @GetMapping(PATH)
    ResponseEntity<String> all(PageRequest request) {
        return all(request, Typed.NOTHING);
    }

    @PostMapping(PATH)
    ResponseEntity<String> make(PageRequest request, @RequestParam Map<String, String> form) {
        return PlanForms.tried(
                "make", form, () -> made(request.viewer(), form), typed -> all(request, typed));
    }

    private String made(Viewer viewer, Map<String, String> form) {
        var name = form.getOrDefault("name", "");
        var made = scenarios.add(viewer, name, form.getOrDefault("note", ""), null);
        if (form.containsKey("kind")) {
            begin(viewer, made, form);
            return "/plan/compare?s=" + made.id();
        }
        return path(made.id()) + "?did=make";
    }

    /// Adds the change that a scenario is made for; one that cannot be added leaves none behind.
    private void begin(Viewer viewer, Scenario made, Map<String, String> form) {
        try {
            scenarios.addChange(viewer, made.id(), _ -> {}, ScenarioForms.cells(form), null);
        } catch (Refusal refusal) {
            scenarios.drop(viewer, made.id(), _ -> {});
            throw refusal;
        }
    }

    private ResponseEntity<String> all(PageRequest request, Typed typed) {
        var refusal = scenarios.refusal(request.viewer()).map(ScenariosPage::sentence).orElse("");
        var table = table(request, scenarios.all(request.viewer()));
        var page =
                new ScenariosView(
                        PlanTabs.of(request, PlanTabs.SCENARIOS),
                        said(request),
                        refusal,
                        table.view(request),
                        refusal.isEmpty() ? ScenarioForms.make(typed) : null);
        return shell.answer(
                request,
                Head.of(Place.PLAN, "Scenarios").ofNow(),
                typed.status(),
                List.of(),
                List.of(table),
                (out, frame) -> render(out, frame, page));
    }

    private static String sentence(String reason) {
        return "You may not: " + reason + ".";
    }

    private static Said said(PageRequest request) {
        return Said.of(DONE.getOrDefault(request.parameter("did"), ""));
    }

    private Table<Scenario> table(PageRequest request, List<Scenario> all) {
        return Table.of("scenarios", "scenarios", all)
                .column(
                        "name",
                        "Scenario",
                        one ->
                                Cell.link(Printable.clean(one.name()), request.link(path(one.id())))
                                        .note(Printable.clean(one.note())))
                .column(
                        "compare",
                        "Beside the plan",
                        one -> Cell.link("compare", request.link(ComparePage.of(one.id()))))
                .number(
                        "changes",
                        "Changes",
                        one -> Cell.of(Wording.count(one.changes().size())),
                        one -> one.changes().size())
                .column("by", "By", one -> Cell.of(Printable.clean(one.version().by())))
                .column("at", "Last changed", one -> Cell.of(times.at(one.version().at())))
                .whenEmpty(
                        State.empty(
                                "Nobody made a scenario yet.",
                                "Here stand named lists of changes to the plan: somebody hired, an initiative cut, another"
                                        + " order. Each can be set beside the plan.",
                                "qd plan scenario add 'Two hired for payments'"));
    }

    private static String path(UUID id) {
        return PATH + "/" + id;
    }

    @GetMapping(PATH + "/{id}")
    ResponseEntity<String> one(PageRequest request, @PathVariable UUID id) {
        return one(request, scenarios.require(request.viewer(), id), Typed.NOTHING);
    }

    @PostMapping(PATH + "/{id}")
    ResponseEntity<String> change(
            PageRequest request, @PathVariable UUID id, @RequestParam Map<String, String> form) {
        var before = scenarios.require(request.viewer(), id);
        var act = form.getOrDefault("act", "");
        return PlanForms.tried(
                act.equals("add") ? "add-" + form.getOrDefault("kind", "") : act,
                form,
                () -> {
                    act(request, before, act, form);
                    return (act.equals("drop") ? PATH : path(id)) + "?did=" + act;
                },
                typed -> one(request, before, typed));
    }

    private void act(PageRequest request, Scenario before, String act, Map<String, String> form) {
        var viewer = request.viewer();
        var approves = unchanged(form);
        switch (act) {
            case "rename" ->
                    scenarios.rename(
                            viewer,
                            before.id(),
                            approves,
                            form.getOrDefault("name", ""),
                            form.getOrDefault("note", ""));
            case "add" ->
                    scenarios.addChange(
                            viewer, before.id(), approves, ScenarioForms.cells(form), null);
            case "remove" ->
                    scenarios.removeChange(viewer, before.id(), approves, PlanForms.id(form));
            case "drop" -> scenarios.drop(viewer, before.id(), approves);
            default -> throw PlanForms.unknown(act);
        }
    }

    private static IntConsumer unchanged(Map<String, String> form) {
        return version -> {
            if (!form.getOrDefault("version", "").equals("" + version)) {
                throw new Refusal(
                        Refusal.Kind.STALE,
                        "Somebody changed the scenario meanwhile; it is shown as it is now.",
                        "Maybe send it again.");
            }
        };
    }

    private ResponseEntity<String> one(PageRequest request, Scenario shown, Typed typed) {
        var viewer = request.viewer();
        var one = typed.isStale() ? scenarios.require(viewer, shown.id()) : shown;
        var refusal = scenarios.refusal(viewer, one).map(ScenariosPage::sentence).orElse("");
        boolean may = refusal.isEmpty();
        var forms = new ScenarioForms(path(one.id()), one.version().number(), typed);
        var versions = versions(scenarios.history(viewer, one.id()));
        var page =
                new ScenarioView(
                        PlanTabs.of(request, PlanTabs.SCENARIOS),
                        Printable.clean(one.name()),
                        Printable.clean(one.note()),
                        request.link(ComparePage.of(one.id())),
                        typed.isStale() ? Said.of(typed.error()) : said(request),
                        refusal,
                        changes(forms, one, scenarios.words(viewer, one), may),
                        may ? forms.add(scenarios.choices(viewer)) : List.<Titled>of(),
                        may ? forms.rename(one) : null,
                        may ? drop(forms) : null,
                        versions.view(request));
        return shell.answer(
                request,
                Head.of(Place.PLAN, Printable.clean(one.name())).below("Scenarios", PATH).ofNow(),
                typed.status(),
                List.of(),
                List.of(versions),
                (out, frame) -> render(out, frame, page));
    }

    private static Review changes(
            ScenarioForms forms, Scenario one, List<String> words, boolean may) {
        var items = new ArrayList<Review.Item>();
        for (int i = 0; i < words.size(); i++) {
            var id = one.changes().get(i).id();
            items.add(
                    new Review.Item(
                            "change-" + id,
                            Printable.clean(words.get(i)),
                            List.of(),
                            "",
                            may ? List.of(forms.remove(id)) : List.of(),
                            null));
        }
        return new Review(
                "changes",
                items,
                State.empty(
                        "It changes nothing yet.",
                        "What it would have otherwise stands here, one change after another.",
                        ""));
    }

    private static Review drop(ScenarioForms forms) {
        return new Review(
                "drop",
                List.of(
                        new Review.Item(
                                "drop-it",
                                "This scenario is no longer needed",
                                List.of("It is no longer listed; who made what of it stays kept."),
                                "",
                                List.of(forms.drop()),
                                null)),
                State.empty("", "", ""));
    }

    private Table<Scenario> versions(List<Scenario> versions) {
        return Table.of("versions", "versions", versions)
                .number(
                        "number",
                        "Version",
                        one -> Cell.of(Wording.count(one.version().number())),
                        one -> one.version().number())
                .column("at", "When", one -> Cell.of(times.at(one.version().at())))
                .column("by", "By", one -> Cell.of(Printable.clean(one.version().by())))
                .number(
                        "changes",
                        "Changes",
                        one -> Cell.of(Wording.count(one.changes().size())),
                        one -> one.changes().size())
                .column("why", "Why", one -> Cell.of(why(one)));
    }

    private static String why(Scenario one) {
        var why = one.version().why();
        return why == null ? "" : Printable.clean(why);
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, ScenariosView page) {
        JtescenariosGenerated.render(out, null, frame, page);
    }

    @NullUnmarked
    private static void render(OwaspHtmlTemplateOutput out, Frame frame, ScenarioView page) {
        JtescenarioGenerated.render(out, null, frame, page);
    }
}
