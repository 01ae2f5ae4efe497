/// What every module stands on, without a domain word: refusals with their grammar, progress,
/// processes, files.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.quarterdeck.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
