package dev.quarterdeck.planning.scenarios;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.platform.Version;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// State a named list of changes to the plan of record.
///
/// @param owner who made it, or null for a user without a person
/// @param changes made one after another
/// @param version who said it so, and when
public record Scenario(
        UUID id,
        String name,
        String note,
        @Nullable PersonId owner,
        List<Line> changes,
        boolean dropped,
        Version version) {

    public Scenario {
        changes = List.copyOf(changes);
    }

    /// One change. @param id stays from version to version
    public record Line(UUID id, ScenarioChange change) {}

    /// Answers whether people leave in it, which is not for everybody to know.
    boolean hasLeavers() {
        return changes.stream().anyMatch(line -> line.change() instanceof ScenarioChange.Leave);
    }

    Optional<Line> line(UUID change) {
        return changes.stream().filter(line -> line.id().equals(change)).findFirst();
    }

    Scenario next(String newName, String newNote, List<Line> newChanges, Version newVersion) {
        return new Scenario(id, newName, newNote, owner, newChanges, dropped, newVersion);
    }

    Scenario droppedBy(Version newVersion) {
        return new Scenario(id, name, note, owner, changes, true, newVersion);
    }
}
