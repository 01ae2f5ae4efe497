/// How does every module read tables that people write, and write tables that they read?
///
/// Owns the file's encoding, separator and header ({@link CsvSheet}), cells with what is wrong in
/// words ({@link CsvRow}), and cells that no spreadsheet takes for a formula ({@link CsvText}).
@NamedInterface("csv")
@NullMarked
package dev.quarterdeck.platform.csv;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
