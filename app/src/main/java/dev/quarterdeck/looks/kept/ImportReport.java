package dev.quarterdeck.looks.kept;

import dev.quarterdeck.activity.ImportIssue;
import dev.quarterdeck.activity.ReadGap;
import dev.quarterdeck.reports.FirstLook;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Says what came of an import.
///
/// @param look the id of the kept look
/// @param contentId the beginning of the digest of what it says
/// @param isNew false when the same look was kept before
/// @param readings one line each on what was read
/// @param gaps what could not be read
/// @param issueCount how many rows could not be used and are listed with the look
/// @param issues the first of them
public record ImportReport(
        UUID repository,
        UUID look,
        String contentId,
        LocalDate asOf,
        boolean isNew,
        List<String> readings,
        List<ReadGap> gaps,
        int issueCount,
        List<ImportIssue> issues) {

    private static final int SOME = 20;

    static ImportReport of(Looks.Kept kept, FirstLook look) {
        var head = kept.head();
        return new ImportReport(
                head.repository(),
                head.id(),
                head.contentId(),
                head.asOf(),
                kept.isNew(),
                look.readings(),
                look.gaps(),
                look.issues().size(),
                look.issues().stream().limit(SOME).toList());
    }
}
