/// How good were the dates that were told, now that some of them have come?
///
/// Owns {@link KeptForecast} (one date as it was told, with what is known of its end) and {@link
/// ForecastRecord} (how all of them fared). Scores are those of `backtest.Replay`, in days.
///
/// **When a bound counts.** A bound is judged on the day that it names, not when the work ends:
/// else quick ends would be counted and slow ones still be waited for, and every record would
/// flatter. So a range counts once its late end has come, done or not: what is open by then lies
/// outside for sure, however late it ends (right-censored, yet the answer is known). What was
/// withdrawn is judged by the bounds that had come by then: stopping what is late mends nothing.
///
/// **How sure a share is.** Forecasts of one subject are no independent witnesses. A share of many
/// of them is worth as many independent ones as Kish's effective size says ((sum of n)² over sum
/// of n² by subject, *Survey Sampling*, 1965), and Wilson's interval is of that many. The interval
/// of the skill draws whole subjects with replacement (Efron, 1979).
@NullMarked
package dev.quarterdeck.engine.forecasting.kept;

import org.jspecify.annotations.NullMarked;
