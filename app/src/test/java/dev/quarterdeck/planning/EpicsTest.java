package dev.quarterdeck.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.organization.OrganizationDay;
import dev.quarterdeck.organization.OrganizationDay.Colleague;
import dev.quarterdeck.organization.OrganizationDay.Place;
import dev.quarterdeck.organization.OrganizationDay.Unit;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Hides what epics of few people would tell of them.
class EpicsTest {

    private static final LocalDate DAY = LocalDate.parse("2026-03-30");
    private static final UUID LARGE = new UUID(0, 1);
    private static final UUID SMALL = new UUID(0, 2);
    private static final UUID SAME = new UUID(0, 3);
    private static final UUID OTHERS = new UUID(0, 4);
    private static final UUID GONE = new UUID(0, 9);
    private static final UUID PAY = new UUID(1, 1);
    private static final UUID SHIP = new UUID(1, 2);

    /// Five, three, the same three and one more, and two others.
    private static final EpicTeams TEAMS =
            EpicTeams.of(
                    new OrganizationDay(
                            DAY,
                            Stream.of(
                                            people(1, 5, LARGE),
                                            people(6, 8, SMALL, SAME),
                                            people(9, 9, SAME),
                                            people(10, 11, OTHERS))
                                    .flatMap(one -> one)
                                    .toList(),
                            List.of(
                                    team(LARGE, "Large", 5),
                                    team(SMALL, "Small", 3),
                                    team(SAME, "Same", 4),
                                    team(OTHERS, "Others", 2)),
                            List.of()));

    private static Stream<Colleague> people(int first, int last, UUID... teams) {
        var places = Stream.of(teams).map(team -> new Place(team, 50)).toList();
        return IntStream.rangeClosed(first, last)
                .mapToObj(
                        one ->
                                new Colleague(
                                        new PersonId(new UUID(7, one)),
                                        "E" + one,
                                        "Person " + one,
                                        null,
                                        null,
                                        List.of(),
                                        List.of(),
                                        places,
                                        null,
                                        null));
    }

    private static Unit team(UUID id, String name, int members) {
        return new Unit(id, name, name, null, null, members, members / 2.0, 1);
    }

    private static EpicStore.Epic epic(
            @Nullable UUID initiative, String key, int daysAgo, UUID... teams) {
        return new EpicStore.Epic(
                initiative, key, 3, 2, List.of(teams), DAY.minusDays(40), DAY.minusDays(daysAgo));
    }

    private static Epics.Tree tree(EpicStore.Epic... all) {
        return Epics.tree(
                new Epics.Found(
                        Stream.of(all).filter(one -> one.initiative() != null).toList(),
                        Stream.of(all).filter(one -> one.initiative() == null).toList()),
                Map.of(PAY, "PAY", SHIP, "SHIP"),
                TEAMS);
    }

    private static boolean isHidden(UUID... teams) {
        var one = tree(epic(null, "E-1", 1, teams)).unclaimed().getFirst();
        assertThat(one.open()).isEqualTo(3);
        assertThat(one.finished() == null)
                .isEqualTo(one.begun() == null)
                .isEqualTo(one.touched() == null);
        return one.finished() == null;
    }

    @Test
    void hidesWhatFewerThanFivePeopleDid() {
        assertThat(isHidden(LARGE)).isFalse();
        assertThat(isHidden(SMALL)).isTrue();
        assertThat(isHidden(SMALL, LARGE)).isFalse();
        assertThat(isHidden()).isFalse();
    }

    @Test
    void countsNobodyTwice() {
        // Seven places, four people; then three and two.
        assertThat(isHidden(SMALL, SAME)).isTrue();
        assertThat(isHidden(SMALL, OTHERS)).isFalse();
    }

    @Test
    void hidesWhatATeamDidOfWhichNobodyKnowsHowManyItWas() {
        assertThat(isHidden(GONE)).isTrue();
        assertThat(isHidden(GONE, LARGE)).isTrue();
    }

    @Test
    void hidesAllEpicsOfAnInitiativeSoThatNoneFollowsFromTheOthers() {
        var tree =
                tree(
                        epic(PAY, "P-1", 1, LARGE),
                        epic(PAY, "P-2", 2, SMALL),
                        epic(PAY, "P-3", 3),
                        epic(SHIP, "S-1", 4, LARGE));

        assertThat(tree.of(PAY))
                .extracting(Epics.Epic::key, Epics.Epic::initiative, Epics.Epic::finished)
                .containsExactly(
                        tuple("P-1", "PAY", null),
                        tuple("P-2", "PAY", null),
                        tuple("P-3", "PAY", null));
        assertThat(tree.of(PAY)).allMatch(one -> one.begun() == null && one.touched() == null);
        assertThat(tree.of(SHIP)).singleElement().matches(one -> one.finished() != null);
    }

    @Test
    void putsHiddenOnesBehindTheOthersByKey() {
        var tree =
                tree(
                        epic(null, "E-9", 1, SMALL),
                        epic(null, "E-7", 2, LARGE),
                        epic(null, "E-5", 3, GONE),
                        epic(null, "E-6", 4));

        assertThat(tree.unclaimed())
                .extracting(Epics.Epic::key)
                .containsExactly("E-7", "E-6", "E-5", "E-9");
    }
}
