package dev.quarterdeck.sources.jira;

import dev.quarterdeck.engine.workitems.FixVersion;
import dev.quarterdeck.engine.workitems.StatusCategory;
import dev.quarterdeck.engine.workitems.Workflow.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One issue while files are being read: its state in the newest export, and every change heard
/// of.
///
/// Holds no person and no free text, so nothing behind the parsers can leak one.
final class IssueDraft {

    String key = "";
    String id = "";
    String type = "";
    @Nullable Level level;
    String status = "";
    String statusId = "";
    @Nullable StatusCategory category;
    String resolution = "";
    boolean flagged;
    @Nullable Instant created;
    @Nullable Instant resolved;
    @Nullable Instant updated;
    @Nullable Instant categoryChanged;

    /// Says what is wrong with a date of the issue; null while all can be read.
    @Nullable String badDate;

    List<String> versions = List.of();
    List<FixVersion> versionsSeen = List.of();
    List<String> sprints = List.of();
    List<FieldChange> changes = new ArrayList<>(0);

    /// Whether the source told changes at all; an issue without any may still have a whole
    /// history.
    boolean toldChanges;

    /// Whether the source said that some changes are missing.
    boolean missesChanges;

    void change(FieldChange change) {
        changes.add(change);
    }

    /// Joins another reading of the same issue: the newer state, and the changes of both.
    static IssueDraft joined(IssueDraft one, IssueDraft other) {
        IssueDraft newer = isNewer(other, one) ? other : one;
        IssueDraft older = newer == one ? other : one;
        newer.changes.addAll(older.changes);
        newer.missesChanges = missesChanges(newer, older);
        newer.toldChanges |= older.toldChanges;
        return newer;
    }

    /// A whole history heals a partial one, but a state newer than every told history leaves a
    /// hole.
    private static boolean missesChanges(IssueDraft newer, IssueDraft older) {
        if (newer.toldChanges) {
            return newer.missesChanges && (!older.toldChanges || older.missesChanges);
        }
        return older.missesChanges || older.toldChanges && isNewer(newer, older);
    }

    private static boolean isNewer(IssueDraft one, IssueDraft other) {
        if (one.updated == null || other.updated == null) {
            return one.updated != null;
        }
        return one.updated.isAfter(other.updated);
    }

    /// One change of one field.
    ///
    /// @param from name before, empty for none
    /// @param to name after, empty for none
    /// @param fromId id before, empty when not told
    /// @param toId id after, empty when not told
    record FieldChange(
            Instant at, Field field, String from, String to, String fromId, String toId) {}

    /// The fields whose changes are kept.
    enum Field {
        STATUS,
        RESOLUTION,
        TYPE,
        SPRINT,
        FIX_VERSION,
        FLAGGED;

        /// Returns the kept field of a change log's name, or null for any other.
        static @Nullable Field of(String name) {
            return switch (name) {
                case "status", "Status" -> STATUS;
                case "resolution", "Resolution" -> RESOLUTION;
                case "issuetype", "Issue Type", "issue type" -> TYPE;
                case "Sprint", "sprint" -> SPRINT;
                case "Fix Version", "fixVersions", "Fix Version/s", "Fix versions" -> FIX_VERSION;
                case "Flagged", "flagged", "Impediment" -> FLAGGED;
                default -> null;
            };
        }
    }
}
