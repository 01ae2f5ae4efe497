package dev.quarterdeck.looks.kept;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Name a kept look without opening it.
///
/// @param id its own id
/// @param repository the repository it is about
/// @param contentId the beginning of the digest of what it says, as `qd look` shows it
/// @param asOf the day it describes
/// @param made when it was computed
/// @param imported when it was kept
/// @param importedBy who kept it, or null for a viewer who does not keep repositories
/// @param complete whether everything could be read
/// @param issues how many rows of files could not be used and are listed
public record LookHead(
        UUID id,
        UUID repository,
        String contentId,
        LocalDate asOf,
        Instant made,
        Instant imported,
        @Nullable String importedBy,
        boolean complete,
        int issues) {

    private static final int OLD_DAYS = 14;

    /// Returns whether a look of one day is so old on another that it wants to be made again.
    public static boolean isOld(LocalDate asOf, LocalDate day) {
        return asOf.plusDays(OLD_DAYS).isBefore(day);
    }

    LookHead withoutImporter() {
        return new LookHead(
                id, repository, contentId, asOf, made, imported, null, complete, issues);
    }
}
