/// When will N items be done, and how many by a date? Answers are ranges, from past weekly
/// throughput alone.
///
/// Owns {@link Throughput} (what was finished, by week), {@link Forecaster} (the two questions) and
/// the answers {@link DateForecast}, {@link CountForecast} and {@link NotEnoughHistory}. The method
/// stands in {@link ReferenceClassForecaster}; how well it does on one history is the business of
/// `forecasting.backtest`. Words: *cut* = the instant a forecast is made at, *scope* = a number of
/// items, *horizon* = weeks ahead.
@NullMarked
package dev.quarterdeck.engine.forecasting;

import org.jspecify.annotations.NullMarked;
