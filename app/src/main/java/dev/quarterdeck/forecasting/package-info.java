/// When, and how sure?
///
/// Owns the joining of a repository's or tracker's finished items to the pure forecaster, and the
// record of its replays.
@NullMarked
package dev.quarterdeck.forecasting;

import org.jspecify.annotations.NullMarked;
