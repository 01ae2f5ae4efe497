package dev.quarterdeck.planning.scenarios;

import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.Organization;
import dev.quarterdeck.portfolio.Portfolio;
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
}
