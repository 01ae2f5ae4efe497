package dev.quarterdeck.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.DateRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Publishes 5,000 persons with ten years of changes; the times stand in docs/performance.md.
@Tag("slow")
class PublishingLargeTest {

    private static final Logger LOG = LoggerFactory.getLogger(PublishingLargeTest.class);

    @TempDir private Path folder;

    @Test
    void aSmallChangeGivesWhatPublishingAllAnewGives() {
        try (var access = new AccessGround(folder)) {
            var before = LargeOrganization.of(5_000, 1);
            var moved = before.lines().get(before.lines().size() / 2).subject();
            var head = before.lines().getFirst().manager();
            var lines =
                    List.of(
                            new Line(
                                    moved,
                                    head,
                                    Line.Kind.PRIMARY,
                                    DateRange.since(LargeOrganization.TODAY)));
            time("publish all", () -> access.publish(before));
            time("load the index", () -> access.ground.current().index());
            time(
                    "publish one",
                    () ->
                            access.database.keep(
                                    sql ->
                                            access.relations.republish(
                                                    sql, Set.of(moved), lines, List.of())));
            var small = access.database.keeping(sql -> new RelationStore().lines(sql));
            var all = new ArrayList<>(before.lines());
            all.removeIf(line -> line.subject().equals(moved));
            all.addAll(lines);

            assertThat(small)
                    .hasSizeGreaterThan(10_000)
                    .containsExactlyInAnyOrderElementsOf(
                            access.relations.recent(
                                    new Closure(Relations.links(all), "person").all()));
            assertThat(
                            access.ground
                                    .current()
                                    .index()
                                    .managing(
                                            head.value(),
                                            moved.value(),
                                            (int) LargeOrganization.TODAY.toEpochDay()))
                    .isPresent();
        }
    }

    private static void time(String what, Runnable work) {
        long from = System.nanoTime();
        work.run();
        LOG.info("{}: {} ms", what, (System.nanoTime() - from) / 1_000_000);
    }
}
