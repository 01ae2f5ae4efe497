package dev.quarterdeck.access;

import dev.quarterdeck.platform.Refusal;

/// Holds what one person did, closed to everybody but that person.
///
/// It has no text and no members to serialise: whoever wants to render it must open it, and only
/// its person can. Manager, administrator and console cannot.
public final class OwnActivity<T> {

    private final PersonId person;
    private final T activity;

    private OwnActivity(PersonId person, T activity) {
        this.person = person;
        this.activity = activity;
    }

    /// Closes activity over its person.
    public static <T> OwnActivity<T> of(PersonId person, T activity) {
        return new OwnActivity<>(person, activity);
    }

    /// Returns the activity to its person.
    ///
    /// @throws Refusal of kind FORBIDDEN for everybody else
    public T openedBy(Viewer viewer, Policy policy) {
        policy.require(viewer, Action.SEE, ProtectedRecord.about(FieldClass.OWN_ACTIVITY, person));
        if (!person.equals(viewer.person())) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "The activity of somebody else must not be shown.",
                    "Maybe look at your own.");
        }
        return activity;
    }

    @Override
    public String toString() {
        return "activity of one person";
    }
}
