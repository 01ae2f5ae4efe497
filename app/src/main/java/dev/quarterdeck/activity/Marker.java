package dev.quarterdeck.activity;

/// What the head of a commit's subject says about its kind; the kinds into which changes without a
/// ticket are split.
public enum Marker {
    /// Names no kind.
    NONE("no marker"),
    /// `MINOR`, `TRIVIAL`, `NIT` and the like.
    MINOR("minor"),
    /// `HOTFIX` and the like.
    HOTFIX("hotfix"),
    /// Made by a bot or a dependency updater.
    DEPENDENCY("dependency update"),
    /// A revert of an earlier change.
    REVERT("revert"),
    /// Version bumps, release preparation, tagging.
    RELEASE("release chore"),
    /// Documentation only, by its own word.
    DOCUMENTATION("documentation"),
    /// Test only, by its own word.
    TEST("test"),
    /// Build, CI, formatting, chores by their own word.
    CHORE("chore or build"),
    /// A merge of branches with no ticket of its own and none in what it brought.
    MERGE("branch merge"),
    /// Conventional `feat:`/`fix:`/`refactor:`/`perf:` without a ticket.
    TYPED("feat, fix or refactor without a ticket");

    private final String label;

    Marker(String label) {
        this.label = label;
    }

    /// Returns the words a reader sees.
    public String label() {
        return label;
    }
}
