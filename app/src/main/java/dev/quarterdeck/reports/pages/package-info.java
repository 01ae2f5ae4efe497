/// What stands on a page?
///
/// Owns what the page templates (`src/main/jte`) are filled with: words and rows in reading order,
/// already shortened and counted, so that a template only places them.
@NullMarked
package dev.quarterdeck.reports.pages;

import org.jspecify.annotations.NullMarked;
