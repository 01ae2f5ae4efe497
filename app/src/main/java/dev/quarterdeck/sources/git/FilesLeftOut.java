package dev.quarterdeck.sources.git;

/// Counts the file changes that were left out of the lines, so that the total can be explained.
///
/// @param fileChanges all file changes read
/// @param binary binary files, counted as one line each
/// @param vendored files of others kept in the repository, left out
/// @param generated lock files and generated code, left out
public record FilesLeftOut(long fileChanges, long binary, long vendored, long generated) {

    /// Nothing was read yet.
    static final FilesLeftOut NOTHING_READ = new FilesLeftOut(0, 0, 0, 0);
}
