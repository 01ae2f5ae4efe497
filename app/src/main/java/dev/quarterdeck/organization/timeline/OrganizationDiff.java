package dev.quarterdeck.organization.timeline;

import dev.quarterdeck.access.PersonId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Says what incoming rows change, and which were not taken.
///
/// @param changes what is stored differently, entities first
/// @param refused rows not taken, with the reason, in order of file and line
/// @param heldBack rows taken without a manager whose own row was refused
public record OrganizationDiff(
        List<Change> changes, List<RefusedRow> refused, List<RefusedRow> heldBack) {

    public OrganizationDiff {
        changes = List.copyOf(changes);
        refused = refused.stream().sorted().toList();
        heldBack = heldBack.stream().sorted().toList();
    }

    /// Answers whether nothing would be stored differently.
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /// Returns the persons about whom anything changes.
    public Set<PersonId> persons() {
        Set<PersonId> persons = new LinkedHashSet<>();
        for (var change : changes) {
            switch (change) {
                case Change.Named(var _, Entity.PersonEntity(var id, var _, var _)) ->
                        persons.add(id);
                case Change.Named _ -> {}
                case Change.Added(var row) -> addPerson(persons, row);
                case Change.Ended(var _, var row) -> addPerson(persons, row);
                case Change.Withdrawn(var row) -> addPerson(persons, row);
            }
        }
        return persons;
    }

    private static void addPerson(Set<PersonId> persons, DatedRow row) {
        if (row instanceof DatedRow.PersonRow(var _, var person, var _, var _)) {
            persons.add(person);
        }
    }
}
