package dev.quarterdeck.organization;

import dev.quarterdeck.organization.timeline.RefusedRow;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says what an import changes, or changed: readable first, every refused row named.
///
/// @param applied whether it was kept; a dry run keeps nothing
/// @param summary one line, such as "12 new, 3 left, 41 manager changes, 2 refused"
/// @param counts how many of each kind of change
/// @param changes a sentence each, at most 1,000
/// @param files what each file was taken for
/// @param refused rows that were not taken, at most 1,000
/// @param refusedCount how many there are in all
/// @param heldBack rows taken without their manager, at most 1,000
/// @param missing how many people who work here a whole snapshot does not name
public record ImportReport(
        boolean applied,
        String summary,
        Map<String, Integer> counts,
        List<String> changes,
        List<ReadFile> files,
        List<RefusedRow> refused,
        int refusedCount,
        List<RefusedRow> heldBack,
        int missing) {

    /// What a file was taken for.
    ///
    /// @param kind `people`, `teams`, `leave` and so on
    /// @param mapping heading as written → heading as understood
    /// @param ignored headings that say nothing here
    public record ReadFile(
            String file,
            String kind,
            int rows,
            Map<String, String> mapping,
            List<String> ignored,
            @Nullable String snapshot) {}
}
