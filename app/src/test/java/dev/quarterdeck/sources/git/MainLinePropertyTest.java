package dev.quarterdeck.sources.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.activity.AiDeclaration;
import dev.quarterdeck.activity.Author;
import dev.quarterdeck.activity.Change;
import dev.quarterdeck.activity.Commit;
import dev.quarterdeck.activity.Marker;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MainLinePropertyTest {

    private static final MessageFacts NOTHING = MessageReader.read("Lay a plank", false, false);

    @Property(seed = "20261122", tries = 200)
    void changesAndWhatTheyBroughtPartitionAllCommits(
            @ForAll @IntRange(min = 1, max = 60) int size, @ForAll long seed) {
        List<RawCommit> raw = history(size, new Random(seed));

        List<Change> changes =
                new MainLine(raw, raw.stream().map(MainLinePropertyTest::commit).toList())
                        .changes("c0");

        List<String> seen = new ArrayList<>();
        for (Change change : changes) {
            seen.add(change.tip().hash());
            change.brought().forEach(brought -> seen.add(brought.hash()));
        }
        assertThat(seen)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(reachable(raw));
    }

    /// Newest first; every commit has up to three parents among the older ones.
    private static List<RawCommit> history(int size, Random random) {
        List<RawCommit> raw = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Set<String> parents = new java.util.LinkedHashSet<>();
            int wanted = i == size - 1 ? 0 : random.nextInt(4);
            for (int p = 0; p < wanted; p++) {
                parents.add("c" + (i + 1 + random.nextInt(size - i - 1)));
            }
            raw.add(
                    new RawCommit(
                            "c" + i,
                            List.copyOf(parents),
                            Instant.EPOCH,
                            Instant.EPOCH,
                            0,
                            false,
                            NOTHING));
        }
        return raw;
    }

    private static Commit commit(RawCommit raw) {
        return new Commit(
                raw.hash(),
                raw.authored(),
                raw.committed(),
                new Author(0, false),
                raw.parents().size(),
                List.of(),
                Marker.NONE,
                false,
                false,
                AiDeclaration.NONE);
    }

    private static Set<String> reachable(List<RawCommit> raw) {
        Set<String> reached = new HashSet<>(Set.of("c0"));
        ArrayDeque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            int position = Integer.parseInt(open.pop().substring(1));
            for (String parent : raw.get(position).parents()) {
                if (reached.add(parent)) {
                    open.push(parent);
                }
            }
        }
        return reached;
    }
}
