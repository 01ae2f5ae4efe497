package dev.quarterdeck.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says what somebody wants to see or change, in the few words that the policy decides by.
///
/// @param fieldClass the kind of content
/// @param subject the person it is about, or null when it is about no single person
/// @param author who wrote it, or null
/// @param state where the record stands in its life, such as `draft`, `shared`; else `any`
/// @param participants who takes part: a panel, a hiring team, the pair of a talk
public record ProtectedRecord(
        FieldClass fieldClass,
        @Nullable PersonId subject,
        @Nullable PersonId author,
        String state,
        Set<PersonId> participants) {

    /// Copies the participants.
    public ProtectedRecord {
        participants = Set.copyOf(participants);
    }

    /// Names content without participants.
    public ProtectedRecord(
            FieldClass fieldClass,
            @Nullable PersonId subject,
            @Nullable PersonId author,
            String state) {
        this(fieldClass, subject, author, state, Set.of());
    }

    /// Names content of a class about no single person.
    public static ProtectedRecord of(FieldClass fieldClass) {
        return new ProtectedRecord(fieldClass, null, null, "any");
    }

    /// Names content about a person that has no states.
    public static ProtectedRecord about(FieldClass fieldClass, PersonId subject) {
        return new ProtectedRecord(fieldClass, subject, null, "any");
    }
}
