package dev.quarterdeck.planning;

import java.time.LocalDate;

/// Say on which day an initiative ended.
///
/// @param isDone or else withdrawn
public record Ending(LocalDate day, boolean isDone) {}
