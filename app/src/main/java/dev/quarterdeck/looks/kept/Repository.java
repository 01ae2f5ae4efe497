package dev.quarterdeck.looks.kept;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Describe a repository as it stands on a day.
///
/// @param name unique among those that are not retired, without regard to case
/// @param team the team it belongs to on that day, or null
/// @param readFrom how it is read
/// @param path the folder on the server's machine, or null: for uploads, and for a viewer who does
///     not keep repositories
/// @param made when it was made here
/// @param retiredOn the first day on which it is no longer shown, or null
/// @param newest its newest look up to that day, or null
/// @param version counts its changes
public record Repository(
        UUID id,
        String name,
        @Nullable UUID team,
        ReadFrom readFrom,
        @Nullable String path,
        Instant made,
        @Nullable LocalDate retiredOn,
        @Nullable LookHead newest,
        long version) {

    /// How a repository is read.
    public enum ReadFrom {
        /// From a folder on the server's machine.
        PATH,
        /// From files that are sent.
        UPLOADS
    }

    /// Answers whether it is shown on a day.
    boolean isShownOn(LocalDate day) {
        return retiredOn == null || retiredOn.isAfter(day);
    }

    Repository forReaders() {
        return new Repository(
                id,
                name,
                team,
                readFrom,
                null,
                made,
                retiredOn,
                newest == null ? null : newest.withoutImporter(),
                version);
    }
}
