package dev.quarterdeck.engine.forecasting;

/// Answer one of the two questions, or say why it cannot be answered.
public sealed interface Forecast permits DateForecast, CountForecast, NotEnoughHistory {}
