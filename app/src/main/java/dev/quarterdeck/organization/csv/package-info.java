/// What does a file say about the organisation, and how is the organisation written as files?
///
/// Reads a file's encoding, separator, header and rows into statements; writes cells that no
/// spreadsheet takes for a formula.
@NullMarked
package dev.quarterdeck.organization.csv;

import org.jspecify.annotations.NullMarked;
