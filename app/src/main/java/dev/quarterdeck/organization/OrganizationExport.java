package dev.quarterdeck.organization;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.csv.CsvText;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes the organisation of a day as files that can be read in again.
final class OrganizationExport {

    private final Organization organization;

    OrganizationExport(Organization organization) {
        this.organization = organization;
    }

    /// Writes one kind of list.
    ///
    /// @param kind `people` or `teams`
    String csv(Viewer viewer, String kind, LocalDate day) {
        var text = new StringWriter();
        var whole = organization.asOf(viewer, day);
        try (var csv = CsvWriter.builder().build(text)) {
            switch (kind) {
                case "people" -> people(csv, whole);
                case "teams" -> teams(csv, whole);
                default ->
                        throw new Refusal(
                                "The kind (%s) of an export must be people or teams."
                                        .formatted(kind),
                                "Maybe people.");
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void people(CsvWriter csv, OrganizationDay whole) {
        row(
                csv,
                "employee_number",
                "name",
                "email",
                "from",
                "manager",
                "team",
                "share",
                "location",
                "calendar");
        Map<PersonId, String> numbers = new HashMap<>();
        whole.persons().forEach(person -> numbers.put(person.id(), person.number()));
        Map<UUID, String> teams = new HashMap<>();
        whole.teams().forEach(team -> teams.put(team.id(), team.key()));
        for (var person : whole.persons()) {
            var manager = person.manager() == null ? null : numbers.get(person.manager());
            var places = person.places();
            for (int i = 0; i < Math.max(1, places.size()); i++) {
                var place = i < places.size() ? places.get(i) : null;
                row(
                        csv,
                        person.number(),
                        person.name(),
                        person.address(),
                        whole.day().toString(),
                        manager,
                        place == null ? null : teams.get(place.team()),
                        place == null ? null : String.valueOf(place.share()),
                        person.location(),
                        person.calendar());
            }
        }
    }

    private static void teams(CsvWriter csv, OrganizationDay whole) {
        row(csv, "team", "name", "parent", "from");
        Map<UUID, String> keys = new HashMap<>();
        whole.teams().forEach(team -> keys.put(team.id(), team.key()));
        for (var team : whole.teams()) {
            var parent = team.parent() == null ? null : keys.get(team.parent());
            row(csv, team.key(), team.name(), parent, whole.day().toString());
        }
    }

    private static void row(CsvWriter csv, @Nullable String... cells) {
        csv.writeRecord(
                Arrays.stream(cells)
                        .map(cell -> cell == null ? "" : CsvText.escaped(cell))
                        .toArray(String[]::new));
    }
}
