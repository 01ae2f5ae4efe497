package dev.quarterdeck.activity;

import java.time.Instant;

/// How much one commit changed in one module.
///
/// @param module folder that stands for the module, `/`-separated, `(root)` for files at the top
/// @param author who, opaque
/// @param committed committer date
/// @param lines lines added plus lines deleted; a binary file counts as 1
/// @param files files touched in the module
public record ModuleChange(
        String module, Author author, Instant committed, long lines, int files) {}
