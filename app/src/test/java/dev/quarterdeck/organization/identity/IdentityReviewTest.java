package dev.quarterdeck.organization.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.access.LentPolicy;
import dev.quarterdeck.access.PersonId;
import dev.quarterdeck.access.Scope;
import dev.quarterdeck.access.Viewer;
import dev.quarterdeck.organization.identity.IdentityReview.Brought;
import dev.quarterdeck.platform.Ids;
import dev.quarterdeck.platform.Refusal;
import dev.quarterdeck.platform.store.Database;
import dev.quarterdeck.platform.store.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdentityReviewTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);
    private static final Viewer ADMINISTRATOR = Viewer.console();
    private static final LocalDate JOINED = LocalDate.of(2020, 1, 1);

    private static Database database;
    private IdentityReview review;
    private UUID ada;
    private UUID bram;

    @BeforeEach
    void openTheStore() {
        forgetEverybody();
        var lent = LentPolicy.on(database, CLOCK);
        review = new IdentityReview(database, lent.policy(), lent.audit(), CLOCK);
        ada = person("1", "Ada Quill", "ada.quill@little.example");
        bram = person("2", "Bram Tidewater", "bram.tidewater@little.example");
    }

    /// One database serves the class: each test starts without persons.
    @BeforeAll
    static void openTheDatabase() {
        database = TestDatabase.open();
    }

    @AfterAll
    static void closeTheDatabase() {
        database.close();
    }

    private static void forgetEverybody() {
        var tables =
                List.of(
                        "organization.account_decision",
                        "organization.account_link",
                        "organization.account",
                        "organization.identity_setting",
                        "organization.scim_user",
                        "organization.facet",
                        "organization.employment",
                        "organization.reporting_line",
                        "organization.person",
                        "access.reported_line",
                        "access.line",
                        "access.person");
        database.keeping(
                sql -> {
                    tables.forEach(table -> sql.sql("delete from " + table).update());
                    return tables;
                });
    }

    private UUID person(String number, String name, String address) {
        var id = Ids.next(CLOCK);
        return database.keeping(
                sql -> {
                    sql.sql("insert into organization.person (id, number) values (?, ?)")
                            .params(id, number)
                            .update();
                    sql.sql(
                                    """
                                    insert into organization.employment (id, person_id, from_day)
                                    values (?, ?, ?)
                                    """)
                            .params(Ids.next(CLOCK), id, JOINED)
                            .update();
                    for (var facet : List.of(List.of("NAME", name), List.of("ADDRESS", address))) {
                        sql.sql(
                                        """
                                        insert into organization.facet
                                            (id, person_id, kind, value, from_day)
                                        values (?, ?, ?, ?, ?)
                                        """)
                                .params(Ids.next(CLOCK), id, facet.get(0), facet.get(1), JOINED)
                                .update();
                    }
                    return id;
                });
    }

    private static BroughtAccount git(String name, String address) {
        return new BroughtAccount("git", name + " <" + address + ">", name, List.of(address));
    }

    private static final List<BroughtAccount> SIX =
            List.of(
                    git("Ada Quill", "ada.quill@little.example"),
                    git("Ada Quill", "kite@home.example"),
                    git("Cleo Marsh", "cleo@home.example"),
                    git("harbor-bot", "bot@little.example"),
                    new BroughtAccount("jira", "btidewater", "", List.of()),
                    new BroughtAccount("jira", "gone", "", null));

    private ReviewedAccount account(String key) {
        return review.accounts(ADMINISTRATOR).stream()
                .filter(one -> one.key().startsWith(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void bringsTheSameAccountsTwiceWithoutAChange() {
        assertThat(review.bring(ADMINISTRATOR, SIX)).isEqualTo(new Brought(6, 6, 0));
        var first = review.accounts(ADMINISTRATOR);

        assertThat(review.bring(ADMINISTRATOR, SIX)).isEqualTo(new Brought(6, 0, 0));
        assertThat(review.accounts(ADMINISTRATOR)).isEqualTo(first);
    }

    @Test
    void countsKeysThatDifferInCapitalLettersAloneAsOneAccount() {
        var spellings =
                List.of(
                        new BroughtAccount("git", "dee moss <d@x.example>", "dee moss", List.of()),
                        new BroughtAccount("git", "Dee Moss <d@x.example>", "Dee Moss", List.of()));

        assertThat(review.bring(ADMINISTRATOR, spellings)).isEqualTo(new Brought(1, 1, 0));
        assertThat(review.bring(ADMINISTRATOR, spellings)).isEqualTo(new Brought(1, 0, 0));
        assertThat(account("Dee Moss").name()).isEqualTo("Dee Moss");
    }

    @Test
    void suggestsWithEvidenceAndLinksNothingByItself() {
        review.bring(ADMINISTRATOR, SIX);

        assertThat(review.accounts(ADMINISTRATOR))
                .extracting(ReviewedAccount::state)
                .containsExactly(
                        "suggested",
                        "suggested",
                        "unattributed",
                        "bot",
                        "suggested",
                        "unattributed");
        assertThat(account("btidewater").candidates())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.personId()).isEqualTo(bram);
                            assertThat(one.name()).isEqualTo("Bram Tidewater");
                            assertThat(one.evidence())
                                    .containsExactly(
                                            "(btidewater) is the initial and the family name");
                        });
    }

    @Test
    void countsTheUnattributedAsARowOfTheirOwn() {
        review.bring(ADMINISTRATOR, SIX);

        assertThat(new IdentityResource(review).summary(ADMINISTRATOR).tools())
                .containsExactly(
                        new IdentityResource.ToolCounts("git", 4, 0, 2, 1, 1),
                        new IdentityResource.ToolCounts("jira", 2, 0, 1, 1, 0));
    }

    @Test
    void pagesThroughTheListWithoutMissingAnybody() {
        review.bring(ADMINISTRATOR, SIX);
        var resource = new IdentityResource(review);

        var first = resource.accounts(null, null, 4, ADMINISTRATOR);
        var second = resource.accounts(null, first.next(), 4, ADMINISTRATOR);

        assertThat(first.items()).hasSize(4);
        assertThat(second.items()).hasSize(2).doesNotContainAnyElementsOf(first.items());
        assertThat(second.next()).isNull();
        assertThat(resource.accounts("bot", null, 50, ADMINISTRATOR).items()).hasSize(1);
    }

    @Test
    void keepsADecisionWithWhoAndWhenAndGivesItBack() {
        review.bring(ADMINISTRATOR, SIX);
        var cleo = account("Cleo");

        var decided =
                review.decide(ADMINISTRATOR, cleo.accountId(), Verdict.PERSON, new PersonId(bram));

        assertThat(decided.state()).isEqualTo("linked");
        assertThat(decided.personId()).isEqualTo(bram);
        assertThat(decided.personName()).startsWith("Bram ");
        assertThat(decided.decision())
                .isEqualTo(
                        new ReviewedAccount.DecisionShown(
                                Verdict.PERSON, false, "console", CLOCK.instant()));
        assertThat(linkOf(cleo.accountId())).isEqualTo(bram + " " + JOINED);
        assertThat(review.undo(ADMINISTRATOR, cleo.accountId())).isEqualTo(cleo);
        assertThat(linkOf(cleo.accountId())).isEmpty();
    }

    private String linkOf(UUID account) {
        return database.keeping(
                sql ->
                        sql.sql(
                                        """
                                        select person_id || ' ' || from_day
                                        from organization.account_link where account_id = ?
                                        """)
                                .param(account)
                                .query(String.class)
                                .optional()
                                .orElse(""));
    }

    @Test
    void undoingRestoresTheDecisionBefore() {
        review.bring(ADMINISTRATOR, SIX);
        var id = account("Cleo").accountId();
        var first = review.decide(ADMINISTRATOR, id, Verdict.PERSON, new PersonId(ada));
        review.decide(ADMINISTRATOR, id, Verdict.BOT, null);

        assertThat(account("Cleo").state()).isEqualTo("bot");
        assertThat(review.undo(ADMINISTRATOR, id)).isEqualTo(first);
        assertThat(linkOf(id)).startsWith(ada.toString());
    }

    @Test
    void keepsADecisionWhenAPersonWhoIsMoreLikelyJoins() {
        review.bring(ADMINISTRATOR, SIX);
        var id = account("Cleo").accountId();
        var before = review.decide(ADMINISTRATOR, id, Verdict.NOBODY, null);

        person("3", "Cleo Marsh", "cleo@home.example");
        review.bring(ADMINISTRATOR, SIX);

        assertThat(account("Cleo")).isEqualTo(before);
    }

    @Test
    void learnsFromADecision() {
        review.bring(ADMINISTRATOR, SIX);
        var id = account("gone").accountId();
        review.decide(ADMINISTRATOR, id, Verdict.PERSON, new PersonId(ada));

        review.bring(ADMINISTRATOR, List.of(new BroughtAccount("github", "gone", "", List.of())));

        var other =
                review.accounts(ADMINISTRATOR).stream()
                        .filter(one -> one.tool().equals("github"))
                        .findFirst()
                        .orElseThrow();
        assertThat(other.candidates()).extracting(one -> one.personId()).containsExactly(ada);
    }

    @Test
    void linksWorkAddressesOnlyWhenTheAdministratorSetIt() {
        review.linkWorkAddresses(ADMINISTRATOR, true);

        assertThat(review.bring(ADMINISTRATOR, SIX)).isEqualTo(new Brought(6, 6, 1));

        var linked = account("Ada Quill <ada");
        assertThat(linked.personId()).isEqualTo(ada);
        assertThat(linked.decision()).extracting(one -> one.automatic()).isEqualTo(true);
        assertThat(account("Ada Quill <kite").state()).isEqualTo("suggested");
        assertThat(review.bring(ADMINISTRATOR, SIX)).isEqualTo(new Brought(6, 0, 0));
    }

    @Test
    void doesNotLinkAgainByItselfWhatAPersonTookBack() {
        review.linkWorkAddresses(ADMINISTRATOR, true);
        review.bring(ADMINISTRATOR, SIX);
        var id = account("Ada Quill <ada").accountId();
        review.undo(ADMINISTRATOR, id);

        assertThat(review.bring(ADMINISTRATOR, SIX)).isEqualTo(new Brought(6, 0, 0));
        assertThat(account("Ada Quill <ada").state()).isEqualTo("suggested");
    }

    @Test
    void refusesWhatDoesNotFit() {
        review.bring(ADMINISTRATOR, SIX);
        var id = account("Cleo").accountId();
        var stranger = new PersonId(new UUID(1, 1));

        assertThatThrownBy(() -> review.decide(ADMINISTRATOR, id, Verdict.PERSON, null))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("must name a person");
        assertThatThrownBy(() -> review.decide(ADMINISTRATOR, id, Verdict.PERSON, stranger))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is not known");
        assertThatThrownBy(() -> review.undo(ADMINISTRATOR, id))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Nobody has decided");
        assertThatThrownBy(() -> review.undo(ADMINISTRATOR, new UUID(1, 2)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("There is no account");
        assertThatThrownBy(
                        () ->
                                review.bring(
                                        ADMINISTRATOR,
                                        List.of(new BroughtAccount("git", " ", "", null))))
                .isInstanceOf(Refusal.class)
                .hasMessage("The key () of an account must have 1 to 300 characters.");
    }

    @Test
    void isClosedToWhoeverIsNoAdministrator() {
        review.bring(ADMINISTRATOR, SIX);
        var peer = new Viewer(new UUID(5, 5), "peer", new PersonId(ada), Set.of(Scope.values()));

        assertThatThrownBy(() -> review.accounts(peer)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> review.bring(peer, SIX)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> review.linkWorkAddresses(peer, true)).isInstanceOf(Refusal.class);
    }

    @Test
    void bringsTheSameAccountsTwiceAtOnceInOppositeOrder() {
        var there =
                java.util.stream.IntStream.range(0, 400)
                        .mapToObj(i -> new BroughtAccount("git", "k" + i, "K", List.of()))
                        .toList();
        review.bring(ADMINISTRATOR, there);
        for (int round = 0; round < 5; round++) {
            var name = "round " + round;
            var one =
                    there.stream()
                            .map(a -> new BroughtAccount("git", a.key(), name + "a", List.of()))
                            .toList();
            var other =
                    there.reversed().stream()
                            .map(a -> new BroughtAccount("git", a.key(), name + "b", List.of()))
                            .toList();
            var first =
                    java.util.concurrent.CompletableFuture.supplyAsync(
                            () -> review.bring(ADMINISTRATOR, one));
            var second =
                    java.util.concurrent.CompletableFuture.supplyAsync(
                            () -> review.bring(ADMINISTRATOR, other));

            assertThat(first.join().changed()).isEqualTo(400);
            assertThat(second.join().changed()).isEqualTo(400);
        }
    }

    @Test
    void showsDecisionsOfOthersToNobodyByRowSecurity() {
        review.bring(ADMINISTRATOR, List.of(new BroughtAccount("git", "ada", "Ada", List.of())));
        var account = review.accounts(ADMINISTRATOR).getFirst().accountId();
        review.decide(ADMINISTRATOR, account, Verdict.PERSON, new PersonId(ada));
        var bramLooks =
                new Viewer(new UUID(7, 8), "bram", new PersonId(bram), Set.of(Scope.READ))
                        .viewpoint(LocalDate.of(2026, 3, 2));

        assertThat(
                        database.<Long>viewing(
                                bramLooks,
                                sql ->
                                        sql.sql(
                                                        "select count(*) from organization.account_decision")
                                                .query(Long.class)
                                                .single()))
                .isZero();
        assertThat(
                        database.<List<String>>viewing(
                                bramLooks,
                                sql ->
                                        sql.sql("select key from organization.account")
                                                .query(String.class)
                                                .list()))
                .isEmpty();
    }
}
