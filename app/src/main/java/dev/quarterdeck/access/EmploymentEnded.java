package dev.quarterdeck.access;

import java.time.Instant;

/// Tells that a person works here no more, so that their sign-in ends. Published inside the
/// transaction that ended the employment.
///
/// @param person who left
/// @param viewer who said so
/// @param at when it was said
public record EmploymentEnded(PersonId person, Viewer viewer, Instant at) {}
