package dev.quarterdeck.engine.workitems;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A sprint of a board.
///
/// @param name its name, unique within an export as far as trackers allow
/// @param start when it began, or null when it has not or the export does not tell
/// @param end when it closed or should close, or null
public record Sprint(String name, @Nullable Instant start, @Nullable Instant end) {}
