package dev.quarterdeck.looks;

import dev.quarterdeck.activity.ImportIssue;
import dev.quarterdeck.activity.ReadGap;
import dev.quarterdeck.metrics.Wording;
import dev.quarterdeck.sources.jira.TrackerReading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists the rows of files that could not be used, and counts those that are not listed.
final class BadRows {

    private BadRows() {}

    static List<ImportIssue> issues(
            @Nullable TrackerReading tracker, @Nullable ListedItems listed) {
        List<ImportIssue> issues = new ArrayList<>();
        if (tracker != null) {
            issues.addAll(tracker.issues());
        }
        if (listed != null) {
            issues.addAll(listed.issues());
        }
        return issues;
    }

    static List<ReadGap> gaps(@Nullable TrackerReading tracker, @Nullable ListedItems listed) {
        List<ReadGap> gaps = new ArrayList<>();
        if (tracker != null) {
            gaps.addAll(tracker.gaps());
            addUnlisted(tracker.badRows() - tracker.issues().size(), "tracker files", gaps);
        }
        if (listed != null) {
            addUnlisted(listed.bad() - listed.issues().size(), "items files", gaps);
        }
        return gaps;
    }

    private static void addUnlisted(long rows, String of, List<ReadGap> gaps) {
        if (rows > 0) {
            gaps.add(
                    new ReadGap(
                            Wording.count(rows) + " more rows of " + of,
                            "they could not be used, and only the first thousand such rows are listed",
                            "Maybe the file is of another kind or its dates need --zone or --dates."));
        }
    }
}
