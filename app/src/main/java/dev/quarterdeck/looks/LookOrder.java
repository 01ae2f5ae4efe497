package dev.quarterdeck.looks;

import dev.quarterdeck.sources.jira.JiraOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Say what is to be looked at, and how it is to be read.
///
/// @param repository any folder of a git repository, its `.git` folder or a bare repository
/// @param corrections the folder whose `.quarterdeck.yml` counts
/// @param trackerFiles exports of one tracker, none when there is no tracker
/// @param itemsFiles lists of items as `series,created,resolved`; when there are any, they alone
///     tell what is finished
/// @param asOf the last moment that counts, or null for the history's own end
/// @param jira how the dates of the tracker files are read
/// @param said the repository as the user calls it, for commands that are suggested
public record LookOrder(
        Path repository,
        Path corrections,
        List<Path> trackerFiles,
        List<Path> itemsFiles,
        @Nullable Instant asOf,
        JiraOptions jira,
        String said) {

    /// Copies the files.
    public LookOrder {
        trackerFiles = List.copyOf(trackerFiles);
        itemsFiles = List.copyOf(itemsFiles);
    }
}
