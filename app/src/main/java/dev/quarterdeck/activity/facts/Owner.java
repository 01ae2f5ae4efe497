package dev.quarterdeck.activity.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Says that a team owns what has a name.
///
/// @param name in small letters; one that ends in `*` is the beginning of many
/// @param from the first day on which it holds; null when it always did
/// @param until the first day on which it no longer holds; null when no end is known
/// @param by who decided
/// @param undone when it was taken back, or replaced; null while it stands
public record Owner(
        UUID id,
        Kind kind,
        String name,
        UUID team,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        String by,
        Instant at,
        @Nullable Instant undone) {

    /// What is owned.
    public enum Kind {
        /// A project of a tracker: `HARBOR` of `HARBOR-12`.
        PROJECT,
        /// A repository, and the pipelines whose names begin with its own.
        REPOSITORY,
        /// A service or application, by its component's name.
        COMPONENT,
        /// A pipeline, by the tool's id.
        PIPELINE
    }
}
