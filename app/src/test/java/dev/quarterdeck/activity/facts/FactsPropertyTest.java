package dev.quarterdeck.activity.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.activity.ToldEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FactsPropertyTest {

    @Property(seed = "20261122", tries = 2, edgeCases = EdgeCasesMode.NONE)
    void comesToTheSameWhateverTheOrderThePortionsTheRepeatsAndTheSettlingBetween(
            @ForAll long seed) {
        assertComesToTheSame(seed);
    }

    /// Of this harbour an item was once resolved as a duplicate, and later by no rule.
    @Test
    void learnsOfResolutionsThatTheRulesNoLongerCount() {
        assertComesToTheSame(-988);
    }

    private static void assertComesToTheSame(long seed) {
        List<String> expected;
        try (var kit = new FactsKit()) {
            var harbor = new Harbor(seed).all(60);
            kit.tell(harbor.told);
            kit.commits.append(harbor.host, harbor.commits);
            kit.settle();
            expected = kit.all();
        }
        assertThat(expected).hasSizeGreaterThan(300);

        try (var kit = new FactsKit()) {
            var harbor = new Harbor(seed).all(60);
            var random = new Random(seed);
            tellInPortions(kit, harbor, random);
            kit.settle();

            assertThat(differing(kit.all(), expected)).isEmpty();

            kit.tell(harbor.told);
            kit.settle();
            assertThat(differing(kit.all(), expected)).as("told once more").isEmpty();
        }
    }

    /// Returns the lines that one of both has alone.
    private static List<String> differing(List<String> some, List<String> others) {
        var differing = new ArrayList<>(some);
        differing.removeAll(new HashSet<>(others));
        others.stream().filter(line -> !new HashSet<>(some).contains(line)).forEach(differing::add);
        return differing;
    }

    private static void tellInPortions(FactsKit kit, Harbor harbor, Random random) {
        var events = new ArrayList<ToldEvent>(harbor.told);
        events.addAll(harbor.told.subList(0, harbor.told.size() / 4));
        Collections.shuffle(events, random);
        var commits = new ArrayList<>(harbor.commits);
        Collections.shuffle(commits, random);
        for (int from = 0; from < events.size(); ) {
            int until = Math.min(events.size(), from + 1 + random.nextInt(150));
            kit.tell(events.subList(from, until));
            from = until;
            if (random.nextInt(4) == 0) {
                kit.settle();
            }
            if (random.nextInt(3) == 0 && !commits.isEmpty()) {
                int many = Math.min(commits.size(), 1 + random.nextInt(30));
                kit.commits.append(harbor.host, commits.subList(0, many));
                commits.subList(0, many).clear();
            }
        }
        kit.commits.append(harbor.host, commits);
    }
}
