package dev.quarterdeck.sources.kept;

/// Counts what came: each record either told something, held nothing that is kept, or could not be
/// used, so that `records = told + nothing + unusable`.
///
/// @param pages answers, or portions of a file
/// @param events new events
/// @param repeats events that were known
/// @param issues rows of the issue list; a record that told something may have some too
/// @param gone histories that the tool no longer lists
/// @param withdrawn events that a replay no longer told
public record RunCounts(
        long pages,
        long records,
        long told,
        long nothing,
        long unusable,
        long events,
        long repeats,
        long issues,
        long gone,
        long withdrawn) {}
