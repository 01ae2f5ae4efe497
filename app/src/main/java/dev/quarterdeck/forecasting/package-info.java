/// When, and how sure?
///
/// Owns the joining of a repository's or tracker's finished items to the pure forecaster, and the
/// record of its replays.
@ApplicationModule(allowedDependencies = {"metrics", "activity", "platform"})
@NullMarked
package dev.quarterdeck.forecasting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
