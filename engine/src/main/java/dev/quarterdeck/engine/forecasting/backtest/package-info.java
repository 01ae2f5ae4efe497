/// How good were the forecasts of this history? Replay them, from the data known then, and score
/// what came of them.
///
/// Owns {@link Backtest} (the replays), {@link Replay} (one forecast and its outcome), {@link
/// ScoreRow} (how a model did on one target) and {@link TrackRecord} (the sentence beside a date).
/// Words: *replay* = a forecast made as of a past cut, *target* = the question asked at every cut,
/// *held* = the outcome was within the bound.
@NullMarked
package dev.quarterdeck.engine.forecasting.backtest;

import org.jspecify.annotations.NullMarked;
