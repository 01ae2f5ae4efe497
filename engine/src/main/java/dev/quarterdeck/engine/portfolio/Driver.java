package dev.quarterdeck.engine.portfolio;

/// Name an uncertain input that could be known or fixed.
///
/// @param id the team or initiative it is of; empty where it is one input of the whole plan
public record Driver(Kind kind, String id) {

    /// Tell apart what is drawn.
    public enum Kind {
        /// How quick one team turns out to be.
        PACE,
        /// How much the scope of one initiative still grows and splits.
        SCOPE,
        /// How long items in progress still take.
        IN_PROGRESS,
        /// What share of the work is unplanned.
        UNPLANNED,
        /// Who leaves, and when the seat is filled again.
        ATTRITION,
        /// When hires on their way start.
        HIRING
    }
}
