package dev.quarterdeck.engine.privacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Chooses which groups of a tree may be shown, so that no shown numbers can be subtracted to get
/// those of fewer than {@link MinimumGroup#SIZE} people.
///
/// Three teams of 8, 8 and 4 in an organisation of 20: hiding the 4 alone is no use, as
/// 20 - 8 - 8 gives it back. So the next smallest is hidden too, until what is hidden under one
/// shown group counts enough people, the rest in no part included. This is complementary cell
/// suppression for one nested classification (Hundepool et al., Statistical Disclosure Control,
/// 2012, chapter 4); a table crossed by two classifications needs more and must not be shown.
public final class VisibleGroups {

    private final Set<String> shown = new HashSet<>();

    private VisibleGroups() {}

    /// Returns the names of the groups that may be shown; none when the whole is too small.
    ///
    /// One snapshot must be cut once: two cuts of the same people by different groups can be
    /// subtracted from each other.
    public static Set<String> of(GroupTree whole) {
        var visible = new VisibleGroups();
        if (!MinimumGroup.hides(whole.people())) {
            visible.show(whole);
        }
        return Set.copyOf(visible.shown);
    }

    private void show(GroupTree group) {
        shown.add(group.name());
        for (var part : shownParts(group)) {
            show(part);
        }
    }

    // Below a hidden group nothing is shown either, so what is hidden here is the difference
    // between the group and its shown parts, and that must be nobody or enough.
    private static List<GroupTree> shownParts(GroupTree group) {
        var parts = new ArrayList<>(group.parts());
        parts.sort(Comparator.comparingInt(GroupTree::people));
        int hidden = group.rest();
        while (!parts.isEmpty()
                && (MinimumGroup.hides(parts.getFirst().people())
                        || (hidden > 0 && MinimumGroup.hides(hidden)))) {
            hidden += parts.removeFirst().people();
        }
        return parts;
    }
}
