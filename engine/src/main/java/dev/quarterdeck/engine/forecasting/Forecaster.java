package dev.quarterdeck.engine.forecasting;

/// Ask when a scope will be done and how much will be done by a date.
///
/// Answers depend on nothing but the arguments: the same history, question and seed give the same
/// answer.
public sealed interface Forecaster permits ReferenceClassForecaster, PlainBootstrap {

    /// Answers in how many weeks that many further items will be finished.
    ///
    /// @param items at least 1
    /// @param seed of the random draws, where the method draws any
    /// @return a {@link DateForecast} or {@link NotEnoughHistory}
    Forecast whenDone(Throughput throughput, int items, long seed);

    /// Answers how many items will be finished within that many weeks of the cut.
    ///
    /// @param weeks 1..{@link DateForecast#HORIZON_WEEKS}
    /// @param seed of the random draws, where the method draws any
    /// @return a {@link CountForecast} or {@link NotEnoughHistory}
    Forecast howMany(Throughput throughput, int weeks, long seed);
}
