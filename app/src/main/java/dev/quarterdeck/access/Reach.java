package dev.quarterdeck.access;

import java.util.UUID;

/// Says that one stands above another on some days: a manager over a person, a team over a team.
///
/// @param below who is below
/// @param above who is above
/// @param depth 1 is directly
/// @param kind the weakest link of the way up
record Reach(UUID below, UUID above, int depth, Line.Kind kind, Span span) {}
