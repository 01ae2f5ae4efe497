package dev.quarterdeck.engine.changes;

import static dev.quarterdeck.engine.changes.Changes.ACCOUNTS;
import static dev.quarterdeck.engine.changes.Changes.hour;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.histories.Lapse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ChangeFoldPropertyTest {

    @Property(seed = "20261122", tries = 500, edgeCases = EdgeCasesMode.NONE)
    void doesNotDependOnOrderRepeatsOrPages(
            @ForAll("events") List<ChangeEvent> events, @ForAll long seed) {
        List<ChangeEvent> arrived = new ArrayList<>(events);
        Random random = new Random(seed);
        events.stream().filter(_ -> random.nextBoolean()).forEach(arrived::add);
        Collections.shuffle(arrived, random);
        int cut = arrived.isEmpty() ? 0 : random.nextInt(arrived.size());
        List<ChangeEvent> kept =
                new ArrayList<>(ChangeHistory.of("1", arrived.subList(0, cut)).events());
        kept.addAll(arrived.subList(cut, arrived.size()));

        assertThat(fold(kept, hour(100))).isEqualTo(fold(events, hour(100)));
    }

    @Property(seed = "20261122", tries = 500, edgeCases = EdgeCasesMode.NONE)
    void ignoresWhatHappensLater(
            @ForAll("events") List<ChangeEvent> events, @ForAll("moments") Instant asOf) {
        List<ChangeEvent> known =
                events.stream().filter(event -> !event.at().isAfter(asOf)).toList();

        assertThat(fold(events, asOf)).isEqualTo(fold(known, hour(100)));
    }

    @Property(seed = "20261122", tries = 500, edgeCases = EdgeCasesMode.NONE)
    void addsUpToTheTimeFromOpeningToMerge(@ForAll("landed") List<ChangeEvent> events) {
        fold(events, hour(100))
                .map(ChangeFacts::stages)
                .filter(it -> it.pickup().known().isPresent() && it.review().known().isPresent())
                .ifPresent(ChangeFoldPropertyTest::addsUp);
    }

    private static void addsUp(ChangeFacts.Stages stages) {
        // A tool without drafts tells no draft time; there was none.
        Duration sum =
                Stream.of(stages.draft(), stages.closed(), stages.pickup(), stages.review())
                        .map(lapse -> lapse.known().orElse(Duration.ZERO))
                        .reduce(Duration.ZERO, Duration::plus);
        assertThat(stages.open()).isEqualTo(Lapse.of(sum));
    }

    @Property(seed = "20261122", tries = 500, edgeCases = EdgeCasesMode.NONE)
    void sharesReviewTimeBetweenTheTurns(@ForAll("landed") List<ChangeEvent> events) {
        fold(events, hour(100))
                .filter(facts -> facts.stages().review().known().isPresent())
                .filter(facts -> facts.stages().pickup().known().isPresent())
                .ifPresent(
                        facts ->
                                assertThat(
                                                length(facts.reviewing().withReviewers())
                                                        .plus(
                                                                length(
                                                                        facts.reviewing()
                                                                                .withAuthor()))
                                                        .plus(length(facts.reviewing().toLand())))
                                        .isEqualTo(
                                                length(facts.stages().pickup())
                                                        .plus(length(facts.stages().review()))));
    }

    private static Duration length(Lapse lapse) {
        return lapse.known().orElseThrow();
    }

    private static Optional<ChangeFacts> fold(List<ChangeEvent> events, Instant asOf) {
        return ChangeFold.fold(ChangeHistory.of("1", events), ACCOUNTS, asOf);
    }

    @Provide
    Arbitrary<List<ChangeEvent>> events() {
        return Changes.events();
    }

    @Provide
    Arbitrary<List<ChangeEvent>> landed() {
        return Changes.landed();
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Changes.at();
    }
}
