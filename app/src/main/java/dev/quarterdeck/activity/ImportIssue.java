package dev.quarterdeck.activity;

/// One row that could not be used, and why. Imports never stop at the first.
///
/// @param file file name as the user gave it
/// @param row 1-based line of the row's start in the file (after decompression)
/// @param message what, value, rule, then "Maybe ..."
public record ImportIssue(String file, long row, String message) {}
