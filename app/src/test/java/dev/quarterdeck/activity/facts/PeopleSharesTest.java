package dev.quarterdeck.activity.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.activity.facts.Teams.Login;
import dev.quarterdeck.activity.facts.Teams.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PeopleSharesTest {

    private static final UUID DOCK = new UUID(1, 1);
    private static final UUID CREW = new UUID(1, 2);
    private static final UUID DECK = new UUID(1, 3);
    private static final LocalDate EVER = LocalDate.of(2020, 1, 1);
    private static final LocalDate NEVER = LocalDate.of(9999, 1, 1);

    private static Place place(Login login, UUID team, int share) {
        return new Place(login, team, share, EVER, NEVER);
    }

    private static List<String> lines(FactsKit kit, String question) {
        kit.measured.follow();
        return kit.database.keeping(
                sql ->
                        sql.sql("select t::text from (" + question + ") t")
                                .query(String.class)
                                .list());
    }

    @Test
    void dividesAHundredPartsBySharesWhateverTheirSum() {
        var login = new Login(DOCK, "u1");
        var now = Instant.parse("2026-03-01T00:00:00Z");

        assertThat(PeopleShares.parts(List.of(place(login, DOCK, 50)), now))
                .isEqualTo(Map.of(DOCK, 100));
        assertThat(
                        PeopleShares.parts(
                                List.of(
                                        place(login, DOCK, 30),
                                        place(login, CREW, 30),
                                        place(login, DECK, 30)),
                                now))
                .isEqualTo(Map.of(DOCK, 34, CREW, 33, DECK, 33));
        assertThat(
                        PeopleShares.parts(
                                List.of(
                                        new Place(
                                                login, DOCK, 100, EVER, LocalDate.of(2026, 3, 1))),
                                now))
                .isEmpty();
    }

    @Test
    void laysChangesAndReviewsToTheTeamsOfThatDayAndAnewWhenPeopleMove() {
        try (var kit = new FactsKit()) {
            var harbor = new Harbor(7);
            for (int i = 1; i <= 40; i++) {
                harbor.change(i);
            }
            var one = new Login(harbor.host, "u1");
            var nine = new Login(harbor.host, "u9");
            var middle = LocalDate.of(2026, 1, 20);
            kit.teams.places.add(new Place(one, DOCK, 100, EVER, middle));
            kit.teams.places.add(new Place(one, CREW, 60, middle, NEVER));
            kit.teams.places.add(new Place(one, DECK, 40, middle, NEVER));
            kit.teams.places.add(place(nine, CREW, 50));
            kit.tell(harbor.told);

            // Change i was opened by u<i % 4>, twenty hours after the one before: 1, 5, 9, 13 and
            // 17 before the middle.
            var counts =
                    "select team, sum(parts), count(*) from activity.measured_change group by 1 order by 1";
            assertThat(lines(kit, counts))
                    .containsExactly(
                            "(%s,500,5)".formatted(DOCK),
                            "(%s,300,5)".formatted(CREW),
                            "(%s,200,5)".formatted(DECK),
                            "(,3000,30)");
            assertThat(
                            lines(
                                    kit,
                                    "select team, sum(parts), count(*) from activity.measured_review group by 1"))
                    .containsExactly("(%s,4000,40)".formatted(CREW));

            assertThat(kit.shares.refill(kit.database, kit.histories)).isTrue();
            assertThat(kit.shares.refill(kit.database, kit.histories)).isFalse();
            kit.teams.places.removeIf(place -> place.login().equals(one));
            kit.teams.places.add(place(one, DOCK, 100));
            assertThat(kit.shares.refill(kit.database, kit.histories)).isTrue();
            assertThat(lines(kit, counts))
                    .containsExactly("(%s,1000,10)".formatted(DOCK), "(,3000,30)");
        }
    }

    @Test
    void hasTimeDividedAnewWhenPeopleMove() {
        try (var kit = new FactsKit()) {
            kit.database.keep(
                    sql ->
                            sql.sql(
                                            "insert into activity.effort_month values ('2026-01-01', now())")
                                    .update());

            kit.shares.refill(kit.database, kit.histories);

            assertThat(lines(kit, "select month from activity.effort_due"))
                    .containsExactly("(2026-01-01)");
        }
    }

    @Test
    void leavesWorkToTheOwnerOfItsRepository() {
        try (var kit = new FactsKit()) {
            var harbor = new Harbor(7);
            for (int i = 1; i <= 8; i++) {
                harbor.change(i);
            }
            kit.teams.places.add(place(new Login(harbor.host, "u1"), CREW, 50));
            kit.tell(harbor.told);
            kit.database.keep(
                    sql ->
                            sql.sql(
                                            """
                                            insert into activity.owner values (gen_random_uuid(), 'REPOSITORY', 'acme/harbor',
                                                :team, '1970-01-01', null, 'a', now(), null)
                                            """)
                                    .param("team", DOCK)
                                    .update());

            assertThat(
                            lines(
                                    kit,
                                    "select team, sum(parts) from activity.measured_change group by 1"))
                    .containsExactly("(%s,800)".formatted(DOCK));
        }
    }
}
