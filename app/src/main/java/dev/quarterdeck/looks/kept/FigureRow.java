package dev.quarterdeck.looks.kept;

import dev.quarterdeck.metrics.Quantity;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// Tell one figure of one kept look, for lists and trends.
///
/// @param repository the repository the look is about
/// @param look the look's id
/// @param asOf the day the look describes
/// @param id the figure's id, such as `link.named`
/// @param label what it is, a few words
/// @param value the value with its unit, or that it is not known and why
public record FigureRow(
        UUID repository, UUID look, LocalDate asOf, String id, String label, Quantity value) {

    /// Returns how large it is among rows of the same id, for sorting: dates by how far they lie
    /// ahead of the look's day. What is not known is -1, smaller than all others.
    public double size() {
        return switch (value) {
            case Quantity.Part(var share, var _) -> share.isKnown() ? share.fraction() : -1;
            case Quantity.Count(long count, var _) -> count;
            case Quantity.PerWeek(double rate, var _) -> rate;
            case Quantity.Span(var length) -> length.toSeconds();
            case Quantity.Day(var day) -> day.toEpochDay();
            case Quantity.DayRange(LocalDate _, var until) -> ChronoUnit.DAYS.between(asOf, until);
            case Quantity.CountRange(long from, long _, var _) -> from;
            case Quantity.NotKnown _ -> -1;
        };
    }
}
