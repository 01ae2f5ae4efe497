package dev.quarterdeck.access;

import java.util.List;
import java.util.Set;

/// Holds the relations of an organisation through time, as the policy needs them: ids and days.
///
/// @param persons everybody known, also who has left
/// @param lines reporting lines of all of them
/// @param belongings memberships in teams of all of them
/// @param teams the tree of teams
public record OrganizationRelations(
        Set<PersonId> persons, List<Line> lines, List<Belonging> belongings, List<TeamNode> teams) {

    /// Copies the collections.
    public OrganizationRelations {
        persons = Set.copyOf(persons);
        lines = List.copyOf(lines);
        belongings = List.copyOf(belongings);
        teams = List.copyOf(teams);
    }
}
