package dev.quarterdeck.engine.forecasting;

/// Refuse questions that no forecaster can answer.
final class Limits {

    private Limits() {}

    static void requireItems(int items) {
        if (items < 1) {
            throw new IllegalArgumentException(
                    "The scope (%d items) of a date forecast must be at least 1.".formatted(items));
        }
    }

    static void requireWeeks(int weeks) {
        if (weeks < 1 || weeks > DateForecast.HORIZON_WEEKS) {
            throw new IllegalArgumentException(
                    "The horizon (%d weeks) of a count forecast must lie between 1 and %d."
                            .formatted(weeks, DateForecast.HORIZON_WEEKS));
        }
    }
}
