package dev.quarterdeck.access;

/// Decides who may see or do what, and says why: the one function that every way in asks.
public final class Policy {

    Policy() {}

    /// Decides; refuses what no rule allows.
    public Decision may(Viewer viewer, Action action, ProtectedRecord record) {
        throw new UnsupportedOperationException(viewer.label() + action + record);
    }

    /// Decides, and refuses with the reason.
    ///
    /// @return how much may be seen or done
    /// @throws dev.quarterdeck.platform.Refusal of kind FORBIDDEN, with the reason
    public Decision.Extent require(Viewer viewer, Action action, ProtectedRecord record) {
        throw new UnsupportedOperationException(viewer.label() + action + record);
    }
}
