package dev.quarterdeck.cli.remote;

import dev.quarterdeck.metrics.Wording;
import tools.jackson.databind.JsonNode;

/// Prints what came of each stream of a run; the columns add up to the records.
final class Counts {

    private Counts() {}

    static Table table() {
        return new Table(
                "FROM",
                "STREAM",
                "RECORDS",
                "TOLD",
                "NOTHING KEPT",
                "UNUSABLE",
                "NEW EVENTS",
                "REPEATS",
                "EXPECTED");
    }

    static void row(Table table, JsonNode stream) {
        var counts = stream.path("counts");
        var expected = stream.path("expected");
        table.row(
                Words.of(stream, "place"),
                Words.of(stream, "stream"),
                number(counts, "records"),
                number(counts, "told"),
                number(counts, "nothing"),
                number(counts, "unusable"),
                number(counts, "events"),
                number(counts, "repeats"),
                expected.isNumber() ? Wording.count(expected.asLong()) : "");
    }

    private static String number(JsonNode counts, String name) {
        return Wording.count(Words.number(counts, name));
    }
}
