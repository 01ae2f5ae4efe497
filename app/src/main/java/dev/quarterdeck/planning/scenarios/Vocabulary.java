package dev.quarterdeck.planning.scenarios;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.planning.scenarios.Choices.Choice;
import dev.quarterdeck.portfolio.Initiative;
import dev.quarterdeck.portfolio.Portfolio;
import dev.quarterdeck.seats.Seat;
import dev.quarterdeck.seats.Seats;

/// Looks up what teams, initiatives and seats are called today.
record Vocabulary(Organization organization, Portfolio portfolio, Seats seats) {

    ScenarioNames names(Viewer viewer) {
        var today = portfolio.today();
        return new ScenarioNames(
                organization.asOf(viewer, today).teams(),
                portfolio.initiatives(viewer, today),
                seats.plain(viewer, today));
    }

    /// Lists what changes may be about.
    Choices choices(Viewer viewer, boolean costs) {
        var today = portfolio.today();
        return new Choices(
                organization.asOf(viewer, today).teams().stream()
                        .map(one -> new Choice(one.key(), one.name()))
                        .toList(),
                portfolio.initiatives(viewer, today).stream()
                        .map(Initiative::terms)
                        .filter(terms -> terms.place().stage().isWanted())
                        .map(terms -> new Choice(terms.key(), terms.key() + " " + terms.name()))
                        .toList(),
                seats.plain(viewer, today).stream()
                        .map(Seat::terms)
                        .filter(terms -> terms.standing().status().isAwaited())
                        .map(terms -> new Choice(terms.key(), terms.key() + " " + terms.role()))
                        .toList(),
                costs);
    }
}
