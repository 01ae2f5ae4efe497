package dev.quarterdeck.activity;

/// Something that could not be read, so that nothing is silently short.
///
/// @param what what is missing, with its count: `9,471 of 12,025 commits`
/// @param why git's or the reader's own words
/// @param remedy the next thing to do, a sentence that may start with "Maybe"
public record ReadGap(String what, String why, String remedy) {}
