package dev.quarterdeck.activity.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.access.LentPolicy;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.activity.facts.Owner.Kind;
import dev.quarterdeck.activity.facts.Owners.Said;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OwnersTest {

    private static final Clock NOON =
            Clock.fixed(Instant.parse("2026-03-31T12:00:00Z"), ZoneOffset.UTC);
    private static final UUID DOCK = new UUID(1, 1);
    private static final UUID CREW = new UUID(1, 2);
    private static final UUID API = new UUID(1, 3);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static FactsKit kit;
    private static Owners owners;

    @BeforeAll
    static void open() {
        var database = TestDatabase.open(List.of("platform", "access", "activity"));
        kit = new FactsKit(database);
        var lent = LentPolicy.on(database, NOON);
        var teams = new TeamsForTests();
        teams.named.add(new Teams.Named(DOCK, "DOCK", "The Dock", 6));
        teams.named.add(new Teams.Named(CREW, "CREW", "Crew", 4));
        teams.named.add(new Teams.Named(API, "T-3", "API Team", 5));
        teams.kept.put("acme/harbor", CREW);
        owners = new Owners(database, lent.policy(), lent.audit(), NOON, teams);
        var harbor = new Harbor(7);
        harbor.define();
        for (int i = 1; i <= 60; i++) {
            harbor.item(i);
            harbor.change(i);
        }
        harbor.deliver(60);
        kit.commits.append(harbor.host, harbor.commits);
        kit.tell(harbor.told);
        kit.settle();
    }

    @AfterAll
    static void close() {
        kit.close();
    }

    @BeforeEach
    void undoAll() {
        owners.all(Viewer.console()).stream()
                .filter(one -> one.undone() == null)
                .forEach(one -> owners.undo(Viewer.console(), one.id()));
    }

    private static void decide(Said... said) {
        owners.decide(Viewer.console(), List.of(said));
    }

    private static List<String> lines(String question) {
        kit.measured.follow();
        return kit.measured.now(
                sql ->
                        sql.sql("select t::text from (" + question + ") t")
                                .query(String.class)
                                .list());
    }

    private static List<String> standing(String name) {
        return owners.all(Viewer.console()).stream()
                .filter(one -> one.undone() == null && one.name().equals(name))
                .map(
                        one ->
                                one.team().getLeastSignificantBits()
                                        + " "
                                        + one.from()
                                        + " "
                                        + one.until())
                .toList();
    }

    @Test
    void takesItsTimeFromWhatStoodBeforeAndGivesItBackToNobody() {
        decide(new Said(Kind.PROJECT, " Keel ", DOCK, null, null));
        assertThat(standing("keel")).containsExactly("1 null null");

        decide(new Said(Kind.PROJECT, "KEEL", CREW, MARCH, MARCH.plusMonths(1)));
        assertThat(standing("keel"))
                .containsExactly(
                        "1 null 2026-03-01", "2 2026-03-01 2026-04-01", "1 2026-04-01 null");

        decide(new Said(Kind.PROJECT, "keel", null, MARCH.minusDays(9), MARCH.plusDays(9)));
        assertThat(standing("keel"))
                .containsExactly(
                        "1 null 2026-02-20", "2 2026-03-10 2026-04-01", "1 2026-04-01 null");

        var middle =
                owners.all(Viewer.console()).stream()
                        .filter(one -> one.undone() == null && one.name().equals("keel"))
                        .filter(one -> one.team().equals(CREW))
                        .findFirst()
                        .orElseThrow();
        owners.undo(Viewer.console(), middle.id());
        assertThat(standing("keel")).containsExactly("1 null 2026-02-20", "1 2026-04-01 null");
        assertThatThrownBy(() -> owners.undo(Viewer.console(), middle.id()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("must be one that stands");
    }

    @Test
    void givesWorkToTheTeamThatOwnedItWhenItEnded() {
        assertThat(lines("select distinct team from measured_change")).containsExactly("()");
        decide(
                new Said(Kind.PROJECT, "HARBOR", DOCK, null, LocalDate.of(2026, 2, 1)),
                new Said(Kind.PROJECT, "*", CREW, null, null),
                new Said(Kind.REPOSITORY, "acme/*", CREW, null, null),
                new Said(Kind.REPOSITORY, "acme/harbor", DOCK, MARCH, null),
                new Said(Kind.COMPONENT, "api", API, null, null),
                new Said(Kind.COMPONENT, "web", CREW, null, null),
                new Said(Kind.PIPELINE, "main", DOCK, null, null));

        // Closed before February: the Dock's; later, or open: by the beginning of the name.
        assertThat(
                        lines(
                                """
                                select team, count(*) from measured_item
                                where (closed_s < extract(epoch from timestamp '2026-02-01'))
                                    is distinct from true and team <> '%1$s'
                                    or closed_s < extract(epoch from timestamp '2026-02-01')
                                    and team <> '%2$s' or team is null
                                group by team
                                """
                                        .formatted(CREW, DOCK)))
                .isEmpty();
        assertThat(lines("select count(distinct team) from measured_item")).containsExactly("(2)");
        assertThat(
                        lines(
                                """
                                select count(*) from measured_change
                                where (coalesce(merged_s, 9e9) >= extract(epoch from timestamp '2026-03-01'))
                                    <> (team = '%s')
                                """
                                        .formatted(DOCK)))
                .containsExactly("(0)");
        assertThat(lines("select distinct team, parts from measured_deployment"))
                .containsExactly("(%s,100)".formatted(API));
        assertThat(lines("select distinct team from measured_run"))
                .containsExactly("(%s)".formatted(DOCK));
        assertThat(lines("select distinct team, parts from measured_incident order by 1"))
                .containsExactly("(%s,100)".formatted(CREW), "(%s,100)".formatted(API));
    }

    @Test
    void suggestsTeamsForWhatNobodyOwns() {
        assertThat(owners.suggestions(Viewer.console()))
                .extracting(
                        Owners.Suggestion::name, Owners.Suggestion::team, Owners.Suggestion::why)
                .contains(
                        org.assertj.core.api.Assertions.tuple("acme/harbor", CREW, "KEPT"),
                        org.assertj.core.api.Assertions.tuple("api", API, "NAME"),
                        org.assertj.core.api.Assertions.tuple("harbor", null, null));

        decide(new Said(Kind.REPOSITORY, "acme/*", CREW, null, null));
        assertThat(owners.suggestions(Viewer.console()))
                .extracting(Owners.Suggestion::name)
                .contains("harbor")
                .doesNotContain("acme/harbor");
    }

    @Test
    void asksNobodyAboutAPipelineWhoseIdIsThatOfAnOwnedRepository() {
        inTheRepositoryOfThePipeline(
                () -> {
                    assertThat(namesOfPipelines()).containsExactly("main");
                    decide(new Said(Kind.REPOSITORY, "acme/harbor", CREW, null, null));

                    assertThat(lines("select distinct team from measured_run"))
                            .containsExactly("(%s)".formatted(CREW));
                    assertThat(namesOfPipelines()).isEmpty();
                });
    }

    private static List<String> namesOfPipelines() {
        return owners.suggestions(Viewer.console()).stream()
                .filter(one -> one.kind() == Kind.PIPELINE)
                .map(Owners.Suggestion::name)
                .toList();
    }

    /// Has a tool say for a while that the runs are those of a repository.
    private static void inTheRepositoryOfThePipeline(Runnable work) {
        run(
                """
                insert into activity.repository (source, id, name, branch)
                select distinct source, pipeline, 'Acme/harbor', 'main' from activity.pipeline_run
                """);
        try {
            work.run();
        } finally {
            run("delete from activity.repository where id = 'main'");
        }
    }

    private static void run(String text) {
        kit.database.keep(sql -> sql.sql(text).update());
    }

    @Test
    void suggestsNothingByWhatTheFewPeopleOfASmallTeamDid() {
        var teams = new TeamsForTests();
        teams.named.add(new Teams.Named(CREW, "C", "Crew", 4));
        teams.named.add(new Teams.Named(API, "A", "Api", 5));
        var guesses = OwnerGuesses.of(Viewer.console(), MARCH, teams);

        assertThat(guesses.suggest(byPeople(CREW)).why()).isNull();
        assertThat(guesses.suggest(byPeople(CREW)).team()).isNull();
        assertThat(guesses.suggest(byPeople(API)).why()).isEqualTo("PEOPLE");
        assertThat(guesses.suggest(byPeople(API)).team()).isEqualTo(API);
    }

    private static OwnerStore.Unowned byPeople(UUID team) {
        return new OwnerStore.Unowned(Kind.REPOSITORY, "acme/keel", 9, 9, team);
    }

    @Test
    void refusesWhatIsNoDecision() {
        for (var said :
                List.of(
                        new Said(null, "x", DOCK, null, null),
                        new Said(Kind.PROJECT, " ", DOCK, null, null),
                        new Said(Kind.PROJECT, "x", new UUID(9, 9), null, null),
                        new Said(Kind.PROJECT, "x", DOCK, MARCH, MARCH),
                        new Said(Kind.PROJECT, "x", DOCK, LocalDate.of(1900, 1, 1), null))) {
            assertThatThrownBy(() -> decide(said)).as("" + said).isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> owners.decide(Viewer.console(), List.of()))
                .isInstanceOf(Refusal.class);
        assertThat(standing("x")).isEmpty();
    }
}
