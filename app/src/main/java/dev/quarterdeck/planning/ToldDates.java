package dev.quarterdeck.planning;

import dev.quarterdeck.planning.ForecastStore.ToldOf;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Say what was told on a day of when one initiative is done.
///
/// Forty equally likely outcomes are kept of each forecast; days lie between two of them.
///
/// @param day on which it was told
/// @param items known to remain then
/// @param p15 null beyond two years, and so the others
/// @param must the day by which it had to be done as was said then, or null
/// @param odds the probability that it is done by then, or null
/// @param draws how many futures were played
/// @param inputs a digest of all that went in
public record ToldDates(
        LocalDate day,
        double items,
        @Nullable LocalDate p15,
        @Nullable LocalDate p50,
        @Nullable LocalDate p85,
        @Nullable LocalDate p95,
        @Nullable LocalDate must,
        @Nullable Double odds,
        int draws,
        String model,
        String inputs) {

    static ToldDates of(ToldOf one) {
        var told = one.told();
        return new ToldDates(
                one.asOf(),
                told.items(),
                told.day(one.asOf(), 0.15),
                told.day(one.asOf(), 0.5),
                told.day(one.asOf(), 0.85),
                told.day(one.asOf(), 0.95),
                told.mustDay(),
                told.mustOdds(),
                one.draws(),
                one.model(),
                one.inputs());
    }
}
