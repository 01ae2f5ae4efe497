package dev.quarterdeck.engine.linking;

/// Says which commit of the main line a change became, or why none is known.
public sealed interface Landing {

    /// It became this commit.
    ///
    /// @param commit a commit that can be reached from the main line
    /// @param rule what found it
    record Landed(String commit, Rule rule) implements Landing {

        /// Returns how far it can be trusted.
        public Confidence confidence() {
            return rule.confidence();
        }
    }

    /// No commit is known. @param why the reason
    record NotFound(Why why) implements Landing {}

    /// What found the commit, the surest first.
    enum Rule {
        /// The tool names the commit that the change became.
        MERGE_COMMIT("merge commit named by the tool", 1),
        /// The timeline names the commit by which it was merged.
        TIMELINE_COMMIT("commit named by the timeline", 1),
        /// Its last commit is on the main line as it was.
        LAST_COMMIT("last commit of the change", 0.95),
        /// A message on the main line says that the change lands there.
        NUMBER_LANDS("number in a message of merging", 0.9),
        /// A commit has the same patch.
        PATCH("same patch", 0.8),
        /// The change was closed, and the timeline names a commit that closed it.
        CLOSED_BY_COMMIT("commit that closed it", 0.7),
        /// One message, of the time of the merge, mentions it.
        NUMBER_MENTIONED("number mentioned by one message of that time", 0.5);

        private final String label;
        private final Confidence confidence;

        Rule(String label, double confidence) {
            this.label = label;
            this.confidence = new Confidence(confidence);
        }

        /// Returns the words a reader sees.
        public String label() {
            return label;
        }

        /// Returns how far it can be trusted.
        public Confidence confidence() {
            return confidence;
        }
    }

    /// Why no commit is known.
    enum Why {
        /// It is open.
        OPEN,
        /// It was closed, and no commit closed it.
        GIVEN_UP,
        /// The tool told no commit, and no message or patch helps.
        NO_TRACE,
        /// Commits were told, and none of them, nor a message or patch, is on the main line.
        NOT_ON_MAIN_LINE
    }
}
