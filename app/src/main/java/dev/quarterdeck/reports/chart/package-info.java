/// What does a series look like?
///
/// Owns the drawing of each kind of chart as inline SVG, coloured by the page's custom properties,
/// and its twin, a table with the same numbers.
@NullMarked
package dev.quarterdeck.reports.chart;

import org.jspecify.annotations.NullMarked;
