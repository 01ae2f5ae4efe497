package dev.quarterdeck.activity;

/// Says which history an event belongs to.
///
/// @param event one of the kind's own, which the engine folds
public record ToldEvent(HistoryId history, Record event) {}
