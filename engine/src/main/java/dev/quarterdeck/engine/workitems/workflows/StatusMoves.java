package dev.quarterdeck.engine.workitems.workflows;

import dev.quarterdeck.engine.workitems.timeline.Value;

/// Counts how items moved through one status.
///
/// @param status id and last name told
/// @param items how many items were in it at some time
/// @param births how many of them began in it
/// @param entries how often items came into it from another status
/// @param resolving at how many entries a resolution was set
/// @param exits how often items left it
/// @param clearing at how many exits a resolution was taken away
/// @param returns how many entries were of items that had been in it before
/// @param standing how many items stand in it
/// @param resolved how many of those have a resolution
/// @param place mean place on the way of the items, from 0 (first) to 1 (last)
public record StatusMoves(
        Value status,
        long items,
        long births,
        long entries,
        long resolving,
        long exits,
        long clearing,
        long returns,
        long standing,
        long resolved,
        double place) {}
