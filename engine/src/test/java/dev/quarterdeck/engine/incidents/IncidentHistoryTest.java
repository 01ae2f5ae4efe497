package dev.quarterdeck.engine.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.histories.Lapse;
import dev.quarterdeck.engine.histories.Lapse.Why;
import dev.quarterdeck.engine.incidents.IncidentEvent.Acknowledged;
import dev.quarterdeck.engine.incidents.IncidentEvent.ComponentNamed;
import dev.quarterdeck.engine.incidents.IncidentEvent.DeploymentNamed;
import dev.quarterdeck.engine.incidents.IncidentEvent.Mitigated;
import dev.quarterdeck.engine.incidents.IncidentEvent.Noted;
import dev.quarterdeck.engine.incidents.IncidentEvent.Opened;
import dev.quarterdeck.engine.incidents.IncidentEvent.Phase;
import dev.quarterdeck.engine.incidents.IncidentEvent.Reopened;
import dev.quarterdeck.engine.incidents.IncidentEvent.Resolved;
import dev.quarterdeck.engine.incidents.IncidentEvent.SeverityChanged;
import dev.quarterdeck.engine.incidents.IncidentEvent.StatusChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class IncidentHistoryTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void takesASnapshotForWhatHoldsSinceThen() {
        var facts =
                factsOf(
                        new Opened(minute(0), ""),
                        new IncidentEvent.Seen(minute(9), IncidentEvent.Phase.RESOLVED, "P2"));
        assertThat(facts.times().toRestore()).isEqualTo(minutes(9));
        assertThat(facts.severity()).isEqualTo("P2");

        var told =
                factsOf(
                        new Opened(minute(0), ""),
                        new Resolved(minute(5)),
                        new IncidentEvent.Seen(minute(9), IncidentEvent.Phase.RESOLVED, ""));
        assertThat(told.times().toRestore()).as("an event dates it").isEqualTo(minutes(5));
    }

    @Test
    void saysSinceWhenItIsGoneUntilItIsBack() {
        var gone = new IncidentEvent.Gone(minute(7));
        assertThat(factsOf(new Opened(minute(0), ""), gone).moments().gone()).isEqualTo(minute(7));
        assertThat(
                        factsOf(new Opened(minute(0), ""), gone, new Resolved(minute(8)))
                                .moments()
                                .gone())
                .isNull();
    }

    @Test
    void measuresTheStationsOfAnIncident() {
        var facts =
                factsOf(
                        new Opened(minute(0), "high"),
                        new ComponentNamed(minute(0), "api"),
                        new Acknowledged(minute(4)),
                        new SeverityChanged(minute(5), "critical"),
                        new Mitigated(minute(20)),
                        new DeploymentNamed(minute(30), "d7"),
                        new Resolved(minute(50)));

        assertThat(facts.times().toAcknowledge()).isEqualTo(minutes(4));
        assertThat(facts.times().toMitigate()).isEqualTo(minutes(20));
        assertThat(facts.times().toRestore()).isEqualTo(minutes(50));
        assertThat(facts.times().open()).isEqualTo(minutes(50));
        assertThat(facts.severity()).isEqualTo("critical");
        assertThat(facts.components()).containsExactly("api");
        assertThat(facts.deployments()).containsExactly("d7");
        assertThat(facts.isOpen()).isFalse();
    }

    @Test
    void restoresAtTheLastEndAndCountsNoPause() {
        var facts =
                factsOf(
                        new Opened(minute(0), ""),
                        new Resolved(minute(10)),
                        new Reopened(minute(40)),
                        new Resolved(minute(60)));

        assertThat(facts.times().toRestore()).isEqualTo(minutes(60));
        assertThat(facts.times().open()).isEqualTo(minutes(30));
        assertThat(facts.times().toMitigate()).isEqualTo(minutes(10));
        assertThat(facts.times().toAcknowledge()).isEqualTo(Lapse.missing(Why.NEVER));
        assertThat(facts.reopened()).isEqualTo(1);
    }

    @Test
    void readsStatusesByWhatTheyStandFor() {
        var facts =
                factsOf(
                        new Opened(minute(0), ""),
                        new StatusChanged(minute(3), "looking", Phase.ACKNOWLEDGED),
                        new StatusChanged(minute(5), "odd", Phase.UNKNOWN),
                        new StatusChanged(minute(9), "done", Phase.RESOLVED),
                        new StatusChanged(minute(12), "new", Phase.OPEN));

        assertThat(facts.times().toAcknowledge()).isEqualTo(minutes(3));
        assertThat(facts.isOpen()).isTrue();
        assertThat(facts.reopened()).isEqualTo(1);
        assertThat(facts.times().toRestore()).isEqualTo(Lapse.missing(Why.NOT_YET));
        assertThat(facts.times().open()).isEqualTo(Lapse.missing(Why.NOT_YET));
    }

    @Test
    void takesWhatIsDatedBeforeTheOpeningForTheOpening() {
        var facts = factsOf(new Acknowledged(minute(0)), new Opened(minute(2), ""));
        var untold = factsOf(new Resolved(minute(2)));

        assertThat(facts.times().toAcknowledge()).isEqualTo(minutes(0));
        assertThat(untold.times().toRestore()).isEqualTo(Lapse.missing(Why.NOT_TOLD));
        assertThat(untold.isOpen()).isFalse();
    }

    @Property(seed = "20261122", tries = 300, edgeCases = EdgeCasesMode.NONE)
    void doesNotDependOnOrderRepeatsOrWhatHappensLater(
            @ForAll("events") List<IncidentEvent> events, @ForAll long seed) {
        Random random = new Random(seed);
        List<IncidentEvent> arrived = new ArrayList<>(events);
        arrived.addAll(events.subList(0, random.nextInt(events.size() + 1)));
        Collections.shuffle(arrived, random);
        Instant asOf = minute(random.nextInt(20));
        List<IncidentEvent> known = events.stream().filter(it -> !it.at().isAfter(asOf)).toList();

        assertThat(fold(arrived, asOf))
                .isEqualTo(fold(events, asOf))
                .isEqualTo(fold(known, minute(99)));
    }

    @Property(seed = "20261122", tries = 300, edgeCases = EdgeCasesMode.NONE)
    void isNeverOpenLongerThanItTookToRestore(@ForAll("events") List<IncidentEvent> events) {
        fold(events, minute(99))
                .filter(facts -> facts.times().toRestore().known().isPresent())
                .ifPresent(
                        facts ->
                                assertThat(facts.times().open().known().orElseThrow())
                                        .isLessThanOrEqualTo(
                                                facts.times().toRestore().known().orElseThrow()));
    }

    @Provide
    Arbitrary<List<IncidentEvent>> events() {
        Arbitrary<Instant> at =
                Arbitraries.integers().between(0, 20).map(IncidentHistoryTest::minute);
        Arbitrary<String> text = Arbitraries.of("", "a", "b");
        Arbitrary<IncidentEvent> event =
                Arbitraries.oneOf(
                        List.of(
                                Combinators.combine(at, text).as(Opened::new),
                                at.map(Acknowledged::new),
                                at.map(Mitigated::new),
                                at.map(Resolved::new),
                                at.map(Reopened::new),
                                Combinators.combine(at, text, text).as(Noted::new),
                                Combinators.combine(at, text, Arbitraries.of(Phase.class))
                                        .as(StatusChanged::new),
                                Combinators.combine(at, text).as(SeverityChanged::new),
                                Combinators.combine(at, text).as(ComponentNamed::new),
                                Combinators.combine(at, text).as(DeploymentNamed::new)));
        return event.list().ofMaxSize(10);
    }

    private static IncidentFacts factsOf(IncidentEvent... events) {
        return fold(Arrays.asList(events), minute(99)).orElseThrow();
    }

    private static Optional<IncidentFacts> fold(List<IncidentEvent> events, Instant asOf) {
        return IncidentHistory.of("1", events).fold(asOf);
    }

    private static Instant minute(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private static Lapse minutes(int minutes) {
        return Lapse.of(Duration.ofMinutes(minutes));
    }
}
