/// How do we tell people?
///
/// Owns the brief of the first look and its renderers: terminal text, JSON, Markdown and one
/// self-contained HTML page; and the reading back of a stored look, so that its figures can be
/// explained later.
@ApplicationModule(allowedDependencies = {"forecasting", "metrics", "activity", "platform"})
@NullMarked
package dev.quarterdeck.reports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
