package dev.quarterdeck.engine.privacy;

/// The smallest group of people whose activity may be worded: fewer are not shown.
///
/// A design rule, not a setting: see `docs/adr/0006-privacy-by-construction.md`.
public final class MinimumGroup {

    /// Five people.
    public static final int SIZE = 5;

    private MinimumGroup() {}

    /// Answers whether a group is too small to be shown.
    public static boolean hides(int people) {
        return people < SIZE;
    }
}
