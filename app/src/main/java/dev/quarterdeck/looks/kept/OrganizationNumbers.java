package dev.quarterdeck.looks.kept;

import dev.quarterdeck.metrics.Figure;
import dev.quarterdeck.metrics.people.PeopleFigures;
import dev.quarterdeck.organization.OrganizationDay;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import dev.quarterdeck.platform.Refusal;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds a number that is of no single repository: of the organisation, of a team, or over all
/// repositories.
final class OrganizationNumbers {

    private static final List<String> OF_A_TEAM = List.of("people.members", "people.undivided");
    private static final String DELIVERY = "delivery.";

    private final OrganizationDay day;
    private final PeopleFigures people;
    private final Supplier<DeliveryFigures> delivery;

    OrganizationNumbers(OrganizationDay day, Supplier<DeliveryFigures> delivery) {
        this.day = day;
        this.people = new PeopleFigures(day);
        this.delivery = delivery;
    }

    /// Finds a number by its id.
    ///
    /// @param team a team's key or id, or empty
    /// @throws Refusal when it is none of these; says what else is needed
    Figure find(String id, String team) {
        if (OF_A_TEAM.contains(id)) {
            var unit = team(id, team);
            return id.equals(OF_A_TEAM.getFirst()) ? people.members(unit) : people.undivided(unit);
        }
        var found =
                all(id, team).stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> unknown(id));
        if (!team.isBlank() && !id.startsWith(DELIVERY)) {
            throw new Refusal(
                    "The number (%s) is the organisation's, so no team (%s) may be named."
                            .formatted(id, team),
                    "Maybe leave the team away. A team has %s and the numbers that begin with %s."
                            .formatted(String.join(", ", OF_A_TEAM), DELIVERY));
        }
        return found;
    }

    private List<Figure> all(String id, String team) {
        if (!id.startsWith(DELIVERY)) {
            return people.all();
        }
        var figures = delivery.get();
        return team.isBlank() ? figures.all() : figures.of(team(id, team), day).all();
    }

    private Unit team(String id, String team) {
        if (team.isBlank()) {
            throw new Refusal(
                    "The number (%s) is a team's, so the team must be named.".formatted(id),
                    "Maybe team=%s."
                            .formatted(
                                    day.teams().stream()
                                            .map(Unit::key)
                                            .findFirst()
                                            .orElse("its-key")));
        }
        return day.requireTeam(team);
    }

    private Refusal unknown(String id) {
        var known =
                Stream.of(people.all().stream(), delivery.get().all().stream())
                        .flatMap(figures -> figures)
                        .map(Figure::id)
                        .collect(Collectors.joining(", "));
        return new Refusal(
                Refusal.Kind.NOT_FOUND,
                "The organisation has no number with the id (%s) on %s.".formatted(id, day.day()),
                "Maybe it is a repository's: then name it, repository=<id>. Without one there are %s; with a team also %s; and with a team or without one the metrics of Delivery, such as flow.cycle-time."
                        .formatted(known, String.join(", ", OF_A_TEAM)));
    }
}
