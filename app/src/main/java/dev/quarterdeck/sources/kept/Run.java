package dev.quarterdeck.sources.kept;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One reading of a connection, and what came of it.
///
/// @param id the same as its job's
/// @param kind `sync`, `replay`, `files` or `hooks`
/// @param state `running`, `done`, `incomplete` when something could not be read, `failed` or
///     `cancelled`
/// @param totals all places and streams together
/// @param trouble why it failed, or null
/// @param remedy what can be done about it, or null
public record Run(
        UUID id,
        UUID connectionId,
        String kind,
        String askedBy,
        Instant startedAt,
        @Nullable Instant endedAt,
        String state,
        RunCounts totals,
        long gaps,
        @Nullable String trouble,
        @Nullable String remedy) {}
