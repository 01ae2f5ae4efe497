package dev.quarterdeck.sources.kept;

/// Something that could not be read.
public record RunGap(String place, String what, String why, String remedy) {}
