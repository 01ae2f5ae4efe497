package dev.quarterdeck.platform;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Say who kept a state of a record, when, and why; the state before stays.
///
/// @param number from 1, one more with each change
/// @param by who, as the audit log calls them
/// @param why in their words, or null when they gave none
public record Version(int number, Instant at, String by, @Nullable String why) {}
