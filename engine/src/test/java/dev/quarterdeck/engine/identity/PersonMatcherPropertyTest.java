package dev.quarterdeck.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PersonMatcherPropertyTest {

    private static final BotSigns BOTS = new BotSigns(List.of(), List.of());

    @Property(seed = "20261122", tries = 60)
    void doesNotDependOnTheOrderOfPersonsAndAccounts(@ForAll long seed) {
        var town = new MessyTown(seed, 60);
        var accounts = town.accounts(40);
        var traces = accounts.stream().map(MessyTown.Owned::traces).toList();
        var shuffledPersons = new ArrayList<>(town.persons());
        Collections.shuffle(shuffledPersons, new Random(seed));
        var order = new ArrayList<>(java.util.stream.IntStream.range(0, 40).boxed().toList());
        Collections.shuffle(order, new Random(seed + 1));

        var plain = new PersonMatcher(town.persons(), BOTS).resolve(traces);
        var shuffled =
                new PersonMatcher(shuffledPersons, BOTS)
                        .resolve(order.stream().map(traces::get).toList());

        for (int i = 0; i < order.size(); i++) {
            assertThat(shuffled.get(i)).isEqualTo(plain.get(order.get(i)));
        }
    }

    @Property(seed = "20261122", tries = 60)
    void keepsACertainAnswerWhenAPersonWithOtherAddressesJoins(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 39) int which) {
        var town = new MessyTown(seed, 40);
        var traces = town.accounts(40).stream().map(MessyTown.Owned::traces).toList();
        var joined = new ArrayList<>(town.persons());
        var namesake = town.persons().get(which).names();
        joined.add(
                new KnownPerson(
                        new UUID(9, 9),
                        namesake,
                        List.of("newcomer@elsewhere.example"),
                        List.of()));

        var before = new PersonMatcher(town.persons(), BOTS).resolve(traces);
        var after = new PersonMatcher(joined, BOTS).resolve(traces);

        for (int i = 0; i < before.size(); i++) {
            if (before.get(i) instanceof Match.Suggested was
                    && was.best().confidence() == Confidence.CERTAIN) {
                assertThat(((Match.Suggested) after.get(i)).best().person())
                        .isEqualTo(was.best().person());
            }
        }
    }

    @Property(seed = "20261122", tries = 60)
    void neverChoosesBetweenEqualCandidates(@ForAll long seed) {
        var town = new MessyTown(seed, 30);
        var twice = new ArrayList<>(town.persons());
        town.persons()
                .forEach(
                        one ->
                                twice.add(
                                        new KnownPerson(
                                                new UUID(8, one.id().getLeastSignificantBits()),
                                                one.names(),
                                                one.workAddresses(),
                                                List.of())));
        var traces = town.accounts(40).stream().map(MessyTown.Owned::traces).toList();

        assertThat(new PersonMatcher(twice, BOTS).resolve(traces))
                .noneMatch(Match.Suggested.class::isInstance);
    }
}
