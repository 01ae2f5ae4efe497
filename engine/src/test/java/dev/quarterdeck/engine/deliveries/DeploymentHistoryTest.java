package dev.quarterdeck.engine.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.engine.deliveries.DeploymentEvent.Artifact;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.CarriesArtifact;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.CarriesCommit;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.Created;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.Finished;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.Retired;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.RolledBack;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.RollsBack;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.Started;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.Tier;
import dev.quarterdeck.engine.deliveries.DeploymentEvent.Waits;
import dev.quarterdeck.engine.deliveries.DeploymentFacts.Target;
import dev.quarterdeck.engine.deliveries.DeploymentFacts.TierBy;
import dev.quarterdeck.engine.deliveries.EnvironmentRules.Rule;
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
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentHistoryTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void saysSinceWhenItIsGone() {
        var gone = new DeploymentEvent.Gone(minute(7));
        assertThat(factsOf(created("live"), gone).gone()).isEqualTo(minute(7));
        assertThat(factsOf(created("live")).gone()).isNull();
    }

    @Test
    void tellsWhatWentWhereAndHowItEnded() {
        var image = new Artifact("harbor/api", "1.4.2", "");
        var facts =
                factsOf(
                        created("prod"),
                        new CarriesCommit(minute(0), "a1"),
                        new CarriesArtifact(minute(0), image),
                        new Waits(minute(1), "approval"),
                        new Started(minute(2)),
                        new Finished(minute(7), Result.SUCCESS),
                        new Finished(minute(8), Result.SUCCESS),
                        new Retired(minute(60), "next"));

        assertThat(facts.target()).isEqualTo(new Target("api", "prod"));
        assertThat(facts.commits()).containsExactly("a1");
        assertThat(facts.artifacts()).containsExactly(image);
        assertThat(facts.finished()).isEqualTo(minute(7));
        assertThat(facts.waited()).isEqualTo(Lapse.of(Duration.ofMinutes(2)));
        assertThat(facts.ran()).isEqualTo(Lapse.of(Duration.ofMinutes(5)));
        assertThat(facts.retired()).isEqualTo(minute(60));
        assertThat(facts.reachedProduction()).isTrue();
    }

    @Test
    void letsTheLastResultHold() {
        var late =
                factsOf(
                        created("prod"),
                        new Finished(minute(5), Result.FAILED),
                        new Finished(minute(9), Result.SUCCESS));
        var cancelled = factsOf(created("prod"), new Finished(minute(5), Result.CANCELLED));
        var running = factsOf(created("prod"));

        assertThat(late.finished()).isEqualTo(minute(9));
        assertThat(late.result()).isEqualTo(Result.SUCCESS);
        assertThat(cancelled.result()).isEqualTo(Result.CANCELLED);
        assertThat(cancelled.reachedProduction()).isFalse();
        assertThat(running.ran()).isEqualTo(Lapse.missing(Why.NOT_YET));
    }

    @Test
    void tellsWhatIsTakenBack() {
        var bad = factsOf(created("prod"), new RolledBack(minute(9), "8"));
        var good = factsOf(created("prod"), new RollsBack(minute(9), "7"));

        assertThat(bad.rolledBack()).isEqualTo(minute(9));
        assertThat(good.rollsBack()).containsExactly("7");
    }

    @Test
    void asksTheTeamThenTheToolThenTheName() {
        var rules =
                new EnvironmentRules(
                        List.of(new Rule(Pattern.compile("blue|green"), Tier.PRODUCTION)));

        assertThat(rules.tierOf("blue", Tier.STAGING).by()).isEqualTo(TierBy.RULE);
        assertThat(rules.tierOf("blue", Tier.STAGING).tier()).isEqualTo(Tier.PRODUCTION);
        assertThat(rules.tierOf("prod", Tier.STAGING).tier()).isEqualTo(Tier.STAGING);
        assertThat(rules.tierOf("prod", Tier.STAGING).by()).isEqualTo(TierBy.TOOL);
        assertThat(rules.tierOf("prod", Tier.UNKNOWN).by()).isEqualTo(TierBy.NAME);
        assertThat(rules.tierOf("mars", Tier.UNKNOWN).by()).isEqualTo(TierBy.NOBODY);
    }

    @ParameterizedTest
    @CsvSource({
        "prod,PRODUCTION",
        "Production,PRODUCTION",
        "eu-prod,PRODUCTION",
        "prod2,PRODUCTION",
        "live/eu,PRODUCTION",
        "pre-prod,STAGING",
        "preprod,STAGING",
        "non_prod,STAGING",
        "UAT,STAGING",
        "prod-test,TESTING",
        "review/12-berths,DEVELOPMENT",
        "product-demo,UNKNOWN",
        "delivery,UNKNOWN",
        "github-pages,UNKNOWN",
        "'',UNKNOWN"
    })
    void readsNamesByWholeWords(String environment, Tier tier) {
        assertThat(EnvironmentRules.NAMES.tierOf(environment, Tier.UNKNOWN).tier()).isEqualTo(tier);
    }

    @Property(seed = "20261122", tries = 300, edgeCases = EdgeCasesMode.NONE)
    void doesNotDependOnOrderRepeatsOrWhatHappensLater(
            @ForAll("events") List<DeploymentEvent> events, @ForAll long seed) {
        Random random = new Random(seed);
        List<DeploymentEvent> arrived = new ArrayList<>(events);
        arrived.addAll(events.subList(0, random.nextInt(events.size() + 1)));
        Collections.shuffle(arrived, random);
        Instant asOf = minute(random.nextInt(20));
        List<DeploymentEvent> known = events.stream().filter(it -> !it.at().isAfter(asOf)).toList();

        assertThat(fold(arrived, asOf))
                .isEqualTo(fold(events, asOf))
                .isEqualTo(fold(known, minute(99)));
    }

    @Provide
    Arbitrary<List<DeploymentEvent>> events() {
        Arbitrary<Instant> at =
                Arbitraries.integers().between(0, 20).map(DeploymentHistoryTest::minute);
        Arbitrary<String> text = Arbitraries.of("", "a", "b", "prod");
        Arbitrary<DeploymentEvent> event =
                Arbitraries.oneOf(
                        List.of(
                                Combinators.combine(at, text, text, Arbitraries.of(Tier.class))
                                        .as(Created::new),
                                Combinators.combine(at, text).as(CarriesCommit::new),
                                Combinators.combine(at, text)
                                        .as(
                                                (when, it) ->
                                                        new CarriesArtifact(
                                                                when, new Artifact(it, it, it))),
                                at.map(Started::new),
                                Combinators.combine(at, text).as(Waits::new),
                                Combinators.combine(at, Arbitraries.of(Result.class))
                                        .as(Finished::new),
                                Combinators.combine(at, text).as(Retired::new),
                                Combinators.combine(at, text).as(RolledBack::new),
                                Combinators.combine(at, text).as(RollsBack::new)));
        return event.list().ofMaxSize(10);
    }

    private static Created created(String environment) {
        return new Created(minute(0), "api", environment, Tier.UNKNOWN);
    }

    private static DeploymentFacts factsOf(DeploymentEvent... events) {
        return fold(Arrays.asList(events), minute(99)).orElseThrow();
    }

    private static Optional<DeploymentFacts> fold(List<DeploymentEvent> events, Instant asOf) {
        return DeploymentHistory.of("1", events).fold(EnvironmentRules.NAMES, asOf);
    }

    private static Instant minute(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }
}
