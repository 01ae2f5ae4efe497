package dev.quarterdeck.access;

import java.util.List;
import java.util.UUID;

/// Gives, lists and ends duties.
public final class Grants {

    Grants() {}

    /// Returns the duties that a user holds today.
    public List<Grant> heldBy(UUID user) {
        throw new UnsupportedOperationException(user.toString());
    }

    /// Makes the first administrator, or a further one, without asking the policy: for the
    /// console and for sign-in's bootstrap alone.
    ///
    /// @param viewer who does it, for the audit log
    /// @param holder the user to become administrator
    /// @param purpose why
    public Grant appoint(Viewer viewer, UUID holder, String purpose) {
        throw new UnsupportedOperationException(viewer.label() + holder + purpose);
    }
}
