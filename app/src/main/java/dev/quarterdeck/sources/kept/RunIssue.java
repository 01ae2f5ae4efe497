package dev.quarterdeck.sources.kept;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A record, or a part of one, that could not be used.
///
/// @param page the raw page it is on, or null when it was not kept
/// @param record its place there, from 1; or null
public record RunIssue(
        long id,
        String place,
        String stream,
        @Nullable UUID page,
        @Nullable Integer record,
        String why) {}
