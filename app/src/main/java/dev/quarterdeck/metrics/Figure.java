package dev.quarterdeck.metrics;

/// One number a reader sees, with the one id under which it explains itself everywhere.
///
/// @param id dotted lower-case name, unique within a look: `link.named`
/// @param label what it is, a few words, no full stop
/// @param value the value with its unit
/// @param explanation range, formula, rows, what was left out, freshness
public record Figure(String id, String label, Quantity value, Explanation explanation) {

    public Figure {
        if (!id.matches("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+")) {
            throw new IllegalArgumentException(
                    "The figure id (%s) must be dotted lower case.".formatted(id));
        }
    }
}
