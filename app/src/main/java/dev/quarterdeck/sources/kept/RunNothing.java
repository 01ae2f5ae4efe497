package dev.quarterdeck.sources.kept;

/// Records that hold nothing that is kept, by the reason.
public record RunNothing(String place, String stream, String why, long records) {}
