package dev.quarterdeck.engine.workitems.workflows;

import dev.quarterdeck.engine.workitems.timeline.Timeline;
import dev.quarterdeck.engine.workitems.timeline.Value;
import java.time.Instant;
import java.util.List;

/// Counts how one item, or many, moved through one status. Counts of items add up, so that what is
/// learned from many can be kept item by item.
///
/// @param status id and last name told
/// @param told when that name was told
/// @param placed how many items have a place for it on their way
/// @param places sum of these places, each from 0 (first) to 1000 (last)
/// @see StatusMoves for the other members
public record MoveCounts(
        Value status,
        Instant told,
        long items,
        long births,
        long entries,
        long resolving,
        long exits,
        long clearing,
        long returns,
        long standing,
        long resolved,
        long placed,
        long places) {

    /// Counts the moves of one item, one entry per status, in the order of the statuses.
    public static List<MoveCounts> of(Timeline timeline) {
        return MoveTally.counts(timeline);
    }

    /// Counts nothing yet of a status.
    public static MoveCounts none(Value status) {
        return new MoveCounts(status, Instant.EPOCH, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /// Adds the moves of other items through the same status.
    public MoveCounts plus(MoveCounts other) {
        int order = told.compareTo(other.told);
        boolean later = order > 0 || order == 0 && status.compareTo(other.status) >= 0;
        return new MoveCounts(
                later ? status : other.status,
                later ? told : other.told,
                items + other.items,
                births + other.births,
                entries + other.entries,
                resolving + other.resolving,
                exits + other.exits,
                clearing + other.clearing,
                returns + other.returns,
                standing + other.standing,
                resolved + other.resolved,
                placed + other.placed,
                places + other.places);
    }

    StatusMoves moves() {
        double place = placed == 0 ? 0.5 : places / (1000.0 * placed);
        return new StatusMoves(
                status, items, births, entries, resolving, exits, clearing, returns, standing,
                resolved, place);
    }
}
