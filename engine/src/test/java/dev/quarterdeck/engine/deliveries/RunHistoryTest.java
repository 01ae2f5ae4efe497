package dev.quarterdeck.engine.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.deliveries.FlakyCommits.FlakyCommit;
import dev.quarterdeck.engine.deliveries.RunEvent.Finished;
import dev.quarterdeck.engine.deliveries.RunEvent.Queued;
import dev.quarterdeck.engine.deliveries.RunEvent.Retried;
import dev.quarterdeck.engine.deliveries.RunEvent.StageFinished;
import dev.quarterdeck.engine.deliveries.RunEvent.Started;
import dev.quarterdeck.engine.histories.Lapse;
import dev.quarterdeck.engine.histories.Lapse.Why;
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

class RunHistoryTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void measuresWaitingAndRunning() {
        var facts =
                factsOf(
                        new Queued(minute(0), 1, "ci", "a1", "main"),
                        new Started(minute(2), 1),
                        new StageFinished(minute(5), 1, "build", minute(2), Result.SUCCESS),
                        new StageFinished(minute(9), 1, "test", null, Result.FAILED),
                        new Finished(minute(9), 1, Result.FAILED));

        assertThat(facts.pipeline()).isEqualTo("ci");
        assertThat(facts.commit()).isEqualTo("a1");
        assertThat(facts.last().waited()).isEqualTo(minutes(2));
        assertThat(facts.last().ran()).isEqualTo(minutes(7));
        assertThat(facts.last().result()).isEqualTo(Result.FAILED);
        assertThat(facts.last().stages())
                .extracting(RunFacts.Stage::ran)
                .containsExactly(minutes(3), Lapse.missing(Why.NOT_TOLD));
    }

    @Test
    void tellsCancelledFromFailedAndLeavesWhatIsNotOverOpen() {
        var cancelled = factsOf(new Finished(minute(1), 1, Result.CANCELLED));
        var running = factsOf(queued(0, 1), new Started(minute(3), 1));
        var waiting = factsOf(queued(0, 1));

        assertThat(cancelled.last().result()).isEqualTo(Result.CANCELLED);
        assertThat(cancelled.last().waited()).isEqualTo(Lapse.missing(Why.NOT_TOLD));
        assertThat(running.last().waited()).isEqualTo(minutes(3));
        assertThat(running.last().ran()).isEqualTo(Lapse.missing(Why.NOT_YET));
        assertThat(running.last().result()).isNull();
        assertThat(waiting.last().waited()).isEqualTo(Lapse.missing(Why.NOT_YET));
    }

    @Test
    void callsARunFlakyThatFailedAndThenPassed() {
        var flaky =
                factsOf(
                        queued(0, 1),
                        new Finished(minute(5), 1, Result.FAILED),
                        new Retried(minute(6), 2),
                        new Started(minute(8), 2),
                        new Finished(minute(9), 2, Result.SUCCESS));
        var stopped =
                factsOf(
                        new Finished(minute(5), 1, Result.CANCELLED),
                        new Finished(minute(9), 2, Result.SUCCESS));

        assertThat(flaky.isFlaky()).isTrue();
        assertThat(flaky.attempts()).hasSize(2);
        assertThat(flaky.last().waited()).isEqualTo(minutes(2));
        assertThat(stopped.isFlaky()).isFalse();
    }

    @Test
    void findsFlakyCommitsAcrossRuns() {
        var runs =
                List.of(
                        run("1", "ci", "a1", 1, Result.FAILED),
                        run("2", "ci", "a1", 2, Result.SUCCESS),
                        run("3", "ci", "b2", 3, Result.SUCCESS),
                        run("4", "ci", "b2", 4, Result.FAILED),
                        run("5", "nightly", "c3", 5, Result.FAILED),
                        run("6", "ci", "c3", 6, Result.SUCCESS),
                        run("7", "ci", "", 7, Result.FAILED),
                        run("8", "ci", "", 8, Result.SUCCESS));

        assertThat(FlakyCommits.find(runs)).containsExactly(new FlakyCommit("ci", "a1"));
    }

    @Property(seed = "20261122", tries = 300, edgeCases = EdgeCasesMode.NONE)
    void doesNotDependOnOrderRepeatsOrWhatHappensLater(
            @ForAll("events") List<RunEvent> events, @ForAll long seed) {
        Random random = new Random(seed);
        List<RunEvent> arrived = new ArrayList<>(events);
        arrived.addAll(events.subList(0, random.nextInt(events.size() + 1)));
        Collections.shuffle(arrived, random);
        Instant asOf = minute(random.nextInt(20));
        List<RunEvent> known = events.stream().filter(it -> !it.at().isAfter(asOf)).toList();

        assertThat(fold(arrived, asOf))
                .isEqualTo(fold(events, asOf))
                .isEqualTo(fold(known, minute(99)));
    }

    @Provide
    Arbitrary<List<RunEvent>> events() {
        Arbitrary<Instant> at = Arbitraries.integers().between(0, 20).map(RunHistoryTest::minute);
        Arbitrary<Integer> attempt = Arbitraries.integers().between(1, 3);
        Arbitrary<String> text = Arbitraries.of("", "a", "b");
        Arbitrary<Result> result = Arbitraries.of(Result.class);
        Arbitrary<RunEvent> event =
                Arbitraries.oneOf(
                        List.of(
                                Combinators.combine(at, attempt, text, text, text).as(Queued::new),
                                Combinators.combine(at, attempt).as(Started::new),
                                Combinators.combine(at, attempt, text, at, result)
                                        .as(StageFinished::new),
                                Combinators.combine(at, attempt, result).as(Finished::new),
                                Combinators.combine(at, attempt).as(Retried::new)));
        return event.list().ofMaxSize(10);
    }

    private static RunFacts run(
            String id, String pipeline, String commit, int minute, Result result) {
        return fold(
                        List.of(
                                new Queued(minute(0), 1, pipeline, commit, "main"),
                                new Finished(minute(minute), 1, result)),
                        minute(99))
                .map(it -> new RunFacts(id, it.pipeline(), it.commit(), "", it.attempts()))
                .orElseThrow();
    }

    private static RunFacts factsOf(RunEvent... events) {
        return fold(Arrays.asList(events), minute(99)).orElseThrow();
    }

    private static Optional<RunFacts> fold(List<RunEvent> events, Instant asOf) {
        return RunHistory.of("1", events).fold(asOf);
    }

    private static Queued queued(int minute, int attempt) {
        return new Queued(minute(minute), attempt, "ci", "a1", "main");
    }

    private static Instant minute(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private static Lapse minutes(int minutes) {
        return Lapse.of(Duration.ofMinutes(minutes));
    }
}
