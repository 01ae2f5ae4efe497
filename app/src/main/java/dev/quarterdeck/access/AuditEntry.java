package dev.quarterdeck.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says what was done or read, by whom, about whom; ids only, never a name.
///
/// @param viewer who did it
/// @param action what was done, such as `grant.end` or `leave.read`: lower case with dots
/// @param fieldClass the kind of content
/// @param subjects the persons it was about, none when it was about no person
/// @param what which record, by id, and how many
/// @param beforeDigest SHA-256 of what was there before, or null
/// @param afterDigest SHA-256 of what is there now, or null
public record AuditEntry(
        Viewer viewer,
        String action,
        FieldClass fieldClass,
        List<PersonId> subjects,
        String what,
        @Nullable String beforeDigest,
        @Nullable String afterDigest) {

    /// Copies the subjects.
    public AuditEntry {
        subjects = List.copyOf(subjects);
    }

    /// Notes something that needs no digests.
    public static AuditEntry of(
            Viewer viewer,
            String action,
            FieldClass fieldClass,
            List<PersonId> subjects,
            String what) {
        return new AuditEntry(viewer, action, fieldClass, subjects, what, null, null);
    }
}
