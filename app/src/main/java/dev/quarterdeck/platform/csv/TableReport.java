package dev.quarterdeck.platform.csv;

import java.util.List;
import java.util.Locale;

/// Says what a file changes, or changed: all of it, or nothing when a row is refused.
///
/// @param kind what the file was taken for
/// @param applied whether it was kept; a dry run and a file with a refused row keep nothing
/// @param rows how many the file has
/// @param added how many are new
/// @param changed how many differ from what was there
/// @param changes the rows that differ, at most {@link #MOST_SHOWN}
/// @param ignored columns that say nothing here
/// @param refused rows that cannot be taken, at most {@link #MOST_SHOWN}
/// @param refusedCount how many there are in all
public record TableReport(
        String kind,
        boolean applied,
        int rows,
        int added,
        int changed,
        List<RowChange> changes,
        List<String> ignored,
        List<RowProblem> refused,
        int refusedCount) {

    /// How many changes and refused rows are listed.
    public static final int MOST_SHOWN = 1_000;

    public TableReport {
        changes = List.copyOf(changes);
        ignored = List.copyOf(ignored);
        refused = List.copyOf(refused);
    }

    /// Counts changes and problems.
    ///
    /// @param kind what the file was taken for
    /// @param applied whether it was kept
    /// @param ignored columns that say nothing here
    public static TableReport of(
            String kind,
            boolean applied,
            CsvSheet sheet,
            List<String> ignored,
            List<RowChange> changes,
            List<RowProblem> problems) {
        var differing = changes.stream().filter(RowChange::differs).toList();
        int added = (int) differing.stream().filter(RowChange::added).count();
        return new TableReport(
                kind,
                applied,
                sheet.rows().size(),
                added,
                differing.size() - added,
                differing.stream().limit(MOST_SHOWN).toList(),
                ignored,
                problems.stream().sorted().limit(MOST_SHOWN).toList(),
                problems.size());
    }

    /// Returns it in one line.
    public String summary() {
        return String.format(
                Locale.ROOT,
                "%,d rows of %s: %,d new, %,d changed, %,d as before, %,d refused",
                rows,
                kind,
                added,
                changed,
                Math.max(0, rows - added - changed - refusedCount),
                refusedCount);
    }
}
