package dev.quarterdeck.sources.kept;

import org.jspecify.annotations.Nullable;

/// What came of one stream at one place.
///
/// @param place a scope's key, or a file's name
/// @param expected how many records the tool says it has, or null when it does not say
/// @param difference expected less what came, or null
public record StreamCounts(
        String place,
        String stream,
        RunCounts counts,
        @Nullable Long expected,
        @Nullable Long difference) {}
