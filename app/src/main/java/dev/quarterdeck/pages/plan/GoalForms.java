package dev.quarterdeck.pages.plan;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.plan.GoalsPage.Shown;
import dev.quarterdeck.pages.view.FormView.Field;
import dev.quarterdeck.pages.view.FormView.Option;
import dev.quarterdeck.pages.view.plan.FormsView;
import dev.quarterdeck.pages.view.plan.FormsView.Ask;
import dev.quarterdeck.portfolio.Goal;
import dev.quarterdeck.portfolio.Initiative;
import dev.quarterdeck.portfolio.Initiative.Stage;
import dev.quarterdeck.portfolio.Pause;
import dev.quarterdeck.portfolio.Pauses;
import dev.quarterdeck.portfolio.Portfolio;
import dev.quarterdeck.portfolio.PortfolioRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Asks about goals, initiatives and pauses; the address names what is changed.
record GoalForms(
        Shown shown, Portfolio portfolio, PortfolioRows rows, Pauses pauses, PlanForms forms) {

    private static final String THREE = "Lowest; likeliest; highest, or one that is known.";

    private static final int LONGEST_KEY = 40;

    FormsView view(PageRequest request, String done) {
        if (!request.day().equals(request.today())) {
            return forms.view(done, "Changes are made on the page of today.", List.of());
        }
        var viewer = request.viewer();
        var all = new ArrayList<Ask>();
        var refusal = refusal(viewer, null).orElse("");
        asked(request, "goal", shown.goals(), Goal::id)
                .ifPresent(one -> change(viewer, one).ifPresent(all::add));
        asked(request, "initiative", shown.initiatives(), Initiative::id)
                .ifPresent(one -> change(viewer, one).ifPresent(all::add));
        asked(request, "pause", shown.pauses(), Pause::id)
                .filter(one -> refusal.isEmpty())
                .ifPresent(one -> all.add(change(viewer, one)));
        if (mayAdd(viewer)) {
            all.add(addGoal());
            all.add(addInitiative(request));
        }
        if (refusal.isEmpty()) {
            all.add(addPause());
        }
        return forms.view(
                done, all.isEmpty() ? "You may not change this: %s.".formatted(refusal) : "", all);
    }

    /// Answers whether the viewer may add goals and initiatives, at least their own.
    boolean mayAdd(Viewer viewer) {
        return refusal(viewer, null).isEmpty()
                || viewer.person() != null && refusal(viewer, viewer.person()).isEmpty();
    }

    private Optional<String> refusal(Viewer viewer, @Nullable PersonId owner) {
        return portfolio.refusal(viewer, owner);
    }

    /// What the address names, or a form that was refused.
    private <T> Optional<T> asked(
            PageRequest request, String what, List<T> all, Function<T, UUID> id) {
        var asked =
                forms.typed().act().equals("change-" + what)
                        ? forms.typed().values().getOrDefault("id", "")
                        : request.parameter(what);
        return all.stream().filter(one -> id.apply(one).toString().equals(asked)).findFirst();
    }

    private Optional<Ask> change(Viewer viewer, Goal one) {
        if (refusal(viewer, one.terms().owner()).isPresent()) {
            return Optional.empty();
        }
        var form =
                forms.form(
                        "change-goal",
                        one.id().toString(),
                        one.version().number(),
                        goal(rows.cells(viewer, one)),
                        "Keep it");
        return Optional.of(
                forms.ask("change-goal", "Change the goal " + one.terms().key(), true, form));
    }

    private Optional<Ask> change(Viewer viewer, Initiative one) {
        if (refusal(viewer, one.terms().owner()).isPresent()) {
            return Optional.empty();
        }
        var form =
                forms.form(
                        "change-initiative",
                        one.id().toString(),
                        one.version().number(),
                        initiative(rows.cells(viewer, one)),
                        "Keep it");
        var title = "Change the initiative " + one.terms().key();
        return Optional.of(forms.ask("change-initiative", title, true, form));
    }

    private Ask change(Viewer viewer, Pause one) {
        var form =
                forms.form(
                        "change-pause",
                        one.id().toString(),
                        one.version().number(),
                        pause(pauses.cells(viewer, one)),
                        "Keep it");
        return forms.ask("change-pause", "Change the pause " + one.terms().key(), true, form);
    }

    private Ask addGoal() {
        var form = forms.form("add-goal", "", 0, goal(Map.of()), "Add the goal");
        return forms.ask("add-goal", "Add a goal", false, form);
    }

    private Ask addInitiative(PageRequest request) {
        var epic = epic(request);
        var form = forms.form("add-initiative", "", 0, initiative(epic), "Add the initiative");
        return forms.ask("add-initiative", "Add an initiative", !epic.isEmpty(), form);
    }

    /// What is known of an epic that is taken up: trackers are not asked for titles. It begins as
    /// an idea, as directors decide what is done; who may not add for all owns it.
    private Map<String, String> epic(PageRequest request) {
        var asked = request.parameter("epic");
        return shown.tree().unclaimed().stream()
                .filter(one -> one.key().equals(asked))
                .findFirst()
                .map(
                        one ->
                                Map.of(
                                        "key",
                                        key(one.key()),
                                        "roots",
                                        one.key(),
                                        "stage",
                                        GoalsPage.small(Stage.IDEA),
                                        "owner",
                                        self(request.viewer())))
                .orElseGet(Map::of);
    }

    /// Keys of trackers have signs that keys of initiatives must not have.
    private static String key(String ofEpic) {
        var key = ofEpic.replaceAll("[^A-Za-z0-9._-]", "-").replaceAll("^[._-]+", "");
        return key.substring(0, Math.min(key.length(), LONGEST_KEY));
    }

    private String self(Viewer viewer) {
        var self = viewer.person();
        var person =
                self == null || refusal(viewer, null).isEmpty() ? null : shown.people().get(self);
        return person == null ? "" : person.number();
    }

    private Ask addPause() {
        var form = forms.form("add-pause", "", 0, pause(Map.of()), "Set it");
        return forms.ask("add-pause", "Set a freeze or a blackout", false, form);
    }

    private static Field key(Map<String, String> cells, String example) {
        return PlanForms.text("key", "Key", cells)
                .needed()
                .hint("Short and unique, such as %s.".formatted(example));
    }

    private static Field owner(Map<String, String> cells) {
        return PlanForms.text("owner", "Owner", cells).hint("The employee number.");
    }

    private static List<Field> goal(Map<String, String> cells) {
        return List.of(
                key(cells, "G-PAY"),
                PlanForms.text("name", "Name", cells).needed(),
                PlanForms.text("outcome", "Outcome", cells)
                        .needed()
                        .hint("One sentence: what is then true."),
                PlanForms.day("from", "First day", cells).needed(),
                PlanForms.day("until", "No longer from", cells),
                owner(cells),
                PlanForms.text("intended", "Time meant for it", cells)
                        .hint("Per cent of everybody's time while it holds, such as 20."));
    }

    private List<Field> initiative(Map<String, String> cells) {
        var goals =
                shown.goals().stream()
                        .map(one -> new Option(one.terms().key(), one.terms().name()))
                        .toList();
        return List.of(
                key(cells, "PAY-1"),
                PlanForms.text("name", "Name", cells).needed(),
                PlanForms.choice("goal", "Goal", cells, goals),
                owner(cells),
                PlanForms.choice("stage", "Stage", cells, Stage.values()),
                PlanForms.text("stop_reason", "Why it is stopped", cells)
                        .hint("Of a stopped one alone."),
                PlanForms.text("order", "Order", cells)
                        .hint("A number, smaller comes first; left out, it comes last."),
                PlanForms.day("must_date", "Must be done by", cells),
                PlanForms.day("earliest_start", "Not before", cells),
                PlanForms.text("value", "Worth in all", cells).hint(THREE),
                PlanForms.text("cost_of_delay", "Cost of a week of delay", cells).hint(THREE),
                PlanForms.text("reach", "Reach", cells).hint(THREE),
                PlanForms.text("impact", "Impact", cells).hint(THREE),
                PlanForms.text("confidence", "Confidence", cells).hint("0 to 1. " + THREE),
                PlanForms.text("effort", "Effort in person-weeks", cells).hint(THREE),
                PlanForms.text("roots", "Items of trackers", cells)
                        .hint("What hangs below them is its scope: PAY-14; PAY-20."),
                PlanForms.text("scopes", "Items left by team", cells)
                        .hint(
                                "In place of what the tracker tells: piloting=24 (Java 0.6, SQL 0.4)."),
                PlanForms.text("after", "Waits for", cells)
                        .hint("Keys of initiatives, separated by semicolons."));
    }

    private static List<Field> pause(Map<String, String> cells) {
        return List.of(
                key(cells, "YEAR-END"),
                PlanForms.choice("pause", "Kind", cells, Pause.Kind.values()),
                PlanForms.text("name", "Name", cells).needed(),
                PlanForms.day("from", "First day", cells).needed(),
                PlanForms.day("until", "First day after it", cells).needed(),
                PlanForms.text("teams", "Teams", cells)
                        .hint("Their keys, separated by semicolons; none for everybody."),
                PlanForms.text("reason", "Reason", cells),
                PlanForms.choice("status", "Status", cells, Pause.Status.values()));
    }
}
