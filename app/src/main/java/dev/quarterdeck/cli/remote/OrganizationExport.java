package dev.quarterdeck.cli.remote;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.quarterdeck.platform.Refusal;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// Writes the organisation of one day for other programs: a row for each person and team.
final class OrganizationExport {

    private OrganizationExport() {}

    /// @throws Refusal when the format is neither csv nor json
    static String of(OrganizationView view, String format) {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "json" -> view.reply().text() + "\n";
            case "csv" -> csv(view);
            default ->
                    throw new Refusal(
                            "The format (%s) must be csv or json.".formatted(format), "Maybe csv.");
        };
    }

    private static String csv(OrganizationView view) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(
                    "day",
                    "number",
                    "name",
                    "address",
                    "manager",
                    "team",
                    "share",
                    "location",
                    "calendar");
            view.persons().forEach(person -> rows(view, person).forEach(csv::writeRecord));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return text.toString();
    }

    // Somebody in two teams has two rows, whose shares add up; somebody in none has one.
    private static List<List<String>> rows(OrganizationView view, JsonNode person) {
        var rows = new ArrayList<List<String>>();
        for (var place : person.path("places")) {
            rows.add(
                    row(
                            view,
                            person,
                            view.teamKey(Words.id(place, "team")),
                            Words.of(place, "share")));
        }
        return rows.isEmpty() ? List.of(row(view, person, "", "")) : rows;
    }

    private static List<String> row(
            OrganizationView view, JsonNode person, String team, String share) {
        return List.of(
                view.day(),
                cell(Words.of(person, "number")),
                cell(Words.of(person, "name")),
                cell(Words.of(person, "address")),
                cell(view.number(Words.id(person, "manager"))),
                cell(team),
                share,
                cell(Words.of(person, "location")),
                cell(Words.of(person, "calendar")));
    }

    // A spreadsheet would run what begins like a formula (OWASP, CSV injection).
    private static String cell(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
