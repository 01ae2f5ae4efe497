package dev.quarterdeck.pages.plan;

import dev.quarterdeck.organization.OrganizationDay.Unit;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.plan.SeatsPage.Shown;
import dev.quarterdeck.pages.view.FormView.Field;
import dev.quarterdeck.pages.view.FormView.Option;
import dev.quarterdeck.pages.view.plan.FormsView;
import dev.quarterdeck.pages.view.plan.FormsView.Ask;
import dev.quarterdeck.seats.Seat;
import dev.quarterdeck.seats.Seats;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks about seats; the address names the one that is changed.
///
/// Whom a seat replaces is not asked here: it is confidential, and a backfill is made in one step.
///
/// @param mayCost whether the viewer may say what a seat costs
record SeatForms(Shown shown, Seats seats, boolean mayCost, PlanForms forms) {

    FormsView view(PageRequest request, String done) {
        if (!request.day().equals(request.today())) {
            return forms.view(done, "Changes are made on the page of today.", List.of());
        }
        var mine =
                shown.teams().stream()
                        .filter(one -> seats.refusal(request.viewer(), one.id()).isEmpty())
                        .toList();
        if (mine.isEmpty()) {
            var why =
                    shown.teams().stream()
                            .findFirst()
                            .flatMap(one -> seats.refusal(request.viewer(), one.id()))
                            .map("You may not plan seats: %s."::formatted)
                            .orElse("There is no team yet.");
            return forms.view(done, why, List.of());
        }
        var all = new ArrayList<Ask>();
        asked(request).ifPresent(one -> all.add(change(request, one, mine)));
        var form = forms.form("add-seat", "", 0, fields(Map.of(), mine), "Add the seat");
        all.add(forms.ask("add-seat", "Add a seat", false, form));
        return forms.view(done, "", all);
    }

    private Optional<Seat> asked(PageRequest request) {
        var asked =
                forms.typed().act().equals("change-seat")
                        ? forms.typed().values().getOrDefault("id", "")
                        : request.parameter("seat");
        return shown.seats().stream()
                .filter(one -> one.id().toString().equals(asked))
                .filter(one -> seats.refusal(request.viewer(), one.terms().team()).isEmpty())
                .findFirst();
    }

    private Ask change(PageRequest request, Seat one, List<Unit> mine) {
        var form =
                forms.form(
                        "change-seat",
                        one.id().toString(),
                        one.version().number(),
                        fields(seats.cells(request.viewer(), one), mine),
                        "Keep it");
        return forms.ask("change-seat", "Change the seat " + one.terms().key(), true, form);
    }

    private List<Field> fields(Map<String, String> cells, List<Unit> mine) {
        var teams = mine.stream().map(one -> new Option(one.key(), one.name())).toList();
        var fields =
                new ArrayList<>(
                        List.of(
                                PlanForms.text("key", "Key", cells)
                                        .needed()
                                        .hint("Short and unique, such as S-12."),
                                PlanForms.choice("team", "Team", cells, teams).needed(),
                                PlanForms.text("role", "Role", cells).needed(),
                                PlanForms.text("level", "Level", cells),
                                PlanForms.text("skill", "Skill", cells)
                                        .hint("What the time will be counted as."),
                                PlanForms.choice("kind", "Kind", cells, Seat.Kind.values()),
                                PlanForms.day("effective_from", "Funded from", cells),
                                PlanForms.text("target_start", "Expected start", cells)
                                        .hint(
                                                "A day, or the earliest; the likeliest; the latest one."),
                                PlanForms.choice("status", "Status", cells, Seat.Status.values()),
                                PlanForms.day("starts", "Starts on", cells)
                                        .hint("Of who accepted, or has started.")));
        if (mayCost) {
            fields.add(
                    PlanForms.text("monthly_cost", "Cost of a month", cells)
                            .hint("With everything: 9500 EUR."));
        }
        return fields;
    }
}
