package dev.quarterdeck.activity;

import java.time.Instant;

/// One tag of the repository and what it seems to be.
///
/// @param name full tag name
/// @param tagged creator date of an annotated tag, else committer date of its commit
/// @param kind release, or why it is not counted as one
/// @param why the evidence for the kind, for a reader
public record ReleaseTag(String name, Instant tagged, Kind kind, String why) {

    /// What a tag stands for.
    public enum Kind {
        /// A release that users get.
        RELEASE("release"),
        /// A candidate or preview: rc, alpha, beta, milestone, snapshot.
        CANDIDATE("candidate or preview"),
        /// Packaging of a release already tagged: the same version again, `debian/…`, `docker-…`,
        /// chart or module tags.
        PACKAGING("packaging"),
        /// Moves or marks something else: latest, nightly, a branch point, a backup.
        OTHER("not a version");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /// Returns the words a reader sees.
        public String label() {
            return label;
        }
    }
}
