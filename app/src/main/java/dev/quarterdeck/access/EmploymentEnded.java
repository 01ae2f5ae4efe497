package dev.quarterdeck.access;

import java.time.Instant;

/// Tells that a person works here no more, so that their sign-in ends. Published inside the
/// transaction that ended the employment.
///
/// @param person who left
/// @param viewer who said so
/// @param at since when: the moment at which it was said, or the beginning of a day that was
/// stated ahead; who lets the person in again after it is not overruled
public record EmploymentEnded(PersonId person, Viewer viewer, Instant at) {}
