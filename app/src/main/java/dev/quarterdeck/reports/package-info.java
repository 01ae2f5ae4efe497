/// How do we tell people?
///
/// Owns the brief of the first look and its renderers: terminal text, JSON, Markdown and one
// self-contained HTML page.
@NullMarked
package dev.quarterdeck.reports;

import org.jspecify.annotations.NullMarked;
