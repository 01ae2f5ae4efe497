package dev.quarterdeck.pages.people;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.organization.OrganizationDay;
import dev.quarterdeck.organization.OrganizationDay.Colleague;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import dev.quarterdeck.pages.PageRequest;
import dev.quarterdeck.pages.Table;
import dev.quarterdeck.pages.view.Links;
import dev.quarterdeck.pages.view.TableView.Cell;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Lists teams.
final class Teams {

    private Teams() {}

    /// @param day the day they are of
    /// @param teams those to list
    static Table<Unit> table(PageRequest request, OrganizationDay day, List<Unit> teams) {
        Map<UUID, Unit> units =
                day.teams().stream().collect(Collectors.toMap(Unit::id, Function.identity()));
        Map<PersonId, Colleague> people =
                day.persons().stream()
                        .collect(Collectors.toMap(Colleague::id, Function.identity()));
        return Table.of("teams", "teams", teams)
                .column("name", "Team", team -> team(request, team))
                .column("parent", "Part of", team -> parent(request, team, units))
                .column("head", "Led by", team -> head(request, team, people))
                .number("members", "Members", team -> Cell.of("" + team.members()), Unit::members)
                .number(
                        "fullTime",
                        "Full-time",
                        team -> Cell.of(Wording.decimal(team.fullTime())),
                        Unit::fullTime)
                .hidden("key", "Key", team -> Cell.of(team.key()));
    }

    private static Cell team(PageRequest request, Unit team) {
        return Cell.link(
                team.name(), request.link("/people/teams/" + Links.team(team.key(), team.id())));
    }

    private static Cell parent(PageRequest request, Unit team, Map<UUID, Unit> units) {
        var parent = team.parent() == null ? null : units.get(team.parent());
        return parent == null ? Cell.of("") : team(request, parent);
    }

    private static Cell head(PageRequest request, Unit team, Map<PersonId, Colleague> people) {
        var head = team.head() == null ? null : people.get(team.head());
        return head == null
                ? Cell.toned(team.members() == 0 ? "no members" : "nobody", "warn")
                : Cell.link(head.name(), request.link("/people/persons/" + head.id().value()));
    }
}
