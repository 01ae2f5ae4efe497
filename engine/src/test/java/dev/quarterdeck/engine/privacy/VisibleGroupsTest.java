package dev.quarterdeck.engine.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class VisibleGroupsTest {

    @Test
    void hidesTheNextSmallestToo() {
        var whole = tree(20, 8, 8, 4);

        assertThat(VisibleGroups.of(whole)).hasSize(2).contains("whole");
    }

    @Test
    void showsAllWhereAllAreLargeEnough() {
        assertThat(VisibleGroups.of(tree(24, 8, 8, 8))).hasSize(4);
    }

    @Test
    void hidesAPartWhereTheRestInNoPartIsSmall() {
        assertThat(VisibleGroups.of(tree(18, 8, 8))).containsExactlyInAnyOrder("whole", "g1");
    }

    @Test
    void showsNothingOfAWholeThatIsTooSmall() {
        assertThat(VisibleGroups.of(tree(4, 4))).isEmpty();
    }

    @Test
    void showsAnOnlyPartThatIsEverybody() {
        assertThat(VisibleGroups.of(tree(6, 6))).containsExactlyInAnyOrder("whole", "g0");
        assertThat(VisibleGroups.of(tree(7, 6))).containsExactly("whole");
    }

    @Property(seed = "20261122", tries = 500)
    void noDifferenceOfShownGroupsTellsOfFewerThanTheMinimum(@ForAll long seed) {
        var whole = random(new Random(seed), "w", 60, 3);
        var shown = VisibleGroups.of(whole);
        if (shown.isEmpty()) {
            return;
        }

        checkPairs(whole, shown);
        checkRemainders(whole, shown);
    }

    // All pairs where one holds the other: what lies between is nobody or enough.
    private static void checkPairs(GroupTree whole, Set<String> shown) {
        for (var outer : all(whole)) {
            for (var inner : all(outer)) {
                if (shown.contains(outer.name()) && shown.contains(inner.name())) {
                    assertEnoughOrNobody(inner.people());
                    int between = outer.people() - inner.people();
                    if (outer.parts().contains(inner) && onlyOneShown(outer, shown)) {
                        assertEnoughOrNobody(between);
                    }
                }
            }
        }
    }

    private static boolean onlyOneShown(GroupTree outer, Set<String> shown) {
        return outer.parts().stream().filter(part -> shown.contains(part.name())).count() == 1;
    }

    // Any choice of shown groups without a person in common, subtracted from a shown one.
    private static void checkRemainders(GroupTree whole, Set<String> shown) {
        for (var outer : all(whole)) {
            if (shown.contains(outer.name())) {
                for (int taken : sums(outer, shown)) {
                    assertEnoughOrNobody(outer.people() - taken);
                }
            }
        }
    }

    private static Set<Integer> sums(GroupTree group, Set<String> shown) {
        Set<Integer> sums = new HashSet<>(Set.of(0));
        for (var part : group.parts()) {
            if (shown.contains(part.name())) {
                var next = new HashSet<Integer>(sums);
                var options = sums(part, shown);
                for (int sum : sums) {
                    next.add(sum + part.people());
                    options.forEach(option -> next.add(sum + option));
                }
                sums = next;
            }
        }
        return sums;
    }

    private static void assertEnoughOrNobody(int people) {
        assertThat(people == 0 || people >= MinimumGroup.SIZE).as("%d people", people).isTrue();
    }

    private static List<GroupTree> all(GroupTree group) {
        var all = new ArrayList<GroupTree>(List.of(group));
        group.parts().forEach(part -> all.addAll(all(part)));
        return all;
    }

    private static GroupTree tree(int whole, int... parts) {
        var groups = new ArrayList<GroupTree>();
        for (int part : parts) {
            groups.add(GroupTree.leaf("g" + groups.size(), part));
        }
        return new GroupTree("whole", whole, groups);
    }

    private static GroupTree random(Random random, String name, int people, int depth) {
        var parts = new ArrayList<GroupTree>();
        int left = people;
        while (depth > 0 && left > 0 && random.nextInt(5) > 0) {
            int size = 1 + random.nextInt(left);
            parts.add(random(random, name + "." + parts.size(), size, depth - 1));
            left -= size;
        }
        return new GroupTree(name, people, parts);
    }
}
